package dev.tillside.pos.device;

import java.io.IOException;
import jpos.JposConst;
import jpos.JposException;
import jpos.Scanner;
import jpos.events.DataEvent;
import jpos.events.ErrorEvent;
import jpos.events.StatusUpdateEvent;

/** A scanner as JavaPOS has it. Events come on threads of the service's, which are let go at once. */
final class JavaPosScannerDevice implements Device {
    private final String name;

    JavaPosScannerDevice(String name) {
        this.name = name;
    }

    @Override
    public Link connect(Sink sink) throws IOException {
        Claimed link = new Claimed(new Scanner(), sink);
        try {
            link.enable(name);
            return link;
        } catch (JposException e) {
            link.close();
            throw JavaPosControl.refused(e);
        }
    }

    /** One claim of the device. */
    private static final class Claimed implements Link {
        private final Scanner scanner;
        private final Sink sink;

        Claimed(Scanner scanner, Sink sink) {
            this.scanner = scanner;
            this.sink = sink;
        }

        void enable(String name) throws JposException {
            scanner.addDataListener(this::data);
            scanner.addErrorListener(this::error);
            scanner.addStatusUpdateListener(this::status);
            scanner.open(name);
            scanner.claim(JavaPosControl.CLAIM_MILLIS);
            JavaPosControl.askForPower(scanner::getCapPowerReporting, scanner::setPowerNotify);
            scanner.setDecodeData(true);
            scanner.setDeviceEnabled(true);
            scanner.setDataEventEnabled(true);
        }

        /** The data are there until the next event is asked for. */
        private void data(DataEvent event) {
            try {
                DeviceScan scan =
                        JavaPosData.scan(scanner.getScanData(), scanner.getScanDataLabel(), scanner.getScanDataType());
                sink.scanned(scan, this::askForNext);
            } catch (JposException e) {
                sink.lost(); // a device that cannot tell what it read is connected anew
            }
        }

        private void askForNext() {
            try {
                scanner.setDataEventEnabled(true);
            } catch (JposException e) {
                sink.lost(); // as above
            }
        }

        private void error(ErrorEvent event) {
            event.setErrorResponse(JposConst.JPOS_ER_CLEAR);
            sink.later(this::askForNext);
        }

        private void status(StatusUpdateEvent event) {
            switch (event.getStatus()) {
                case JposConst.JPOS_SUE_POWER_OFF,
                        JposConst.JPOS_SUE_POWER_OFFLINE,
                        JposConst.JPOS_SUE_POWER_OFF_OFFLINE -> sink.away();
                case JposConst.JPOS_SUE_POWER_ONLINE -> {
                    sink.later(this::askForNext);
                    sink.back();
                }
                default -> {
                    // firmware and the like, which is no news of whether it is there
                }
            }
        }

        @Override
        public void close() {
            JavaPosControl.close(scanner);
        }
    }
}
