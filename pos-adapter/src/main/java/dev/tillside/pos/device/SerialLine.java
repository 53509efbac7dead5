package dev.tillside.pos.device;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import java.io.IOException;

/** A serial port that is open. Used by one thread: a port that is closed while somebody reads may read from another file. */
final class SerialLine implements ByteLine {
    /** So soon it is found out that it is to be closed. */
    private static final int READ_MILLIS = 200;

    private final SerialPort port;

    private SerialLine(SerialPort port) {
        this.port = port;
    }

    static SerialLine on(String name, int baud, int dataBits, int parity) throws IOException {
        SerialPort port = port(name);
        port.setComPortParameters(baud, dataBits, SerialPort.ONE_STOP_BIT, parity);
        port.setFlowControl(SerialPort.FLOW_CONTROL_DISABLED);
        port.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, READ_MILLIS, 0);
        if (!port.openPort()) {
            throw new IOException("cannot be opened, error " + port.getLastErrorCode());
        }
        return new SerialLine(port);
    }

    private static SerialPort port(String name) throws IOException {
        try {
            return SerialPort.getCommPort(name);
        } catch (SerialPortInvalidPortException e) {
            throw new IOException("no such port", e);
        }
    }

    @Override
    public int read(byte[] into) throws IOException {
        int length = port.readBytes(into, into.length);
        if (length < 0) {
            throw new IOException("unplugged");
        }
        return length;
    }

    @Override
    public void close() {
        port.closePort();
    }
}
