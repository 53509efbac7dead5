package dev.tillside.pos.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import jpos.JposConst;
import jpos.JposException;
import jpos.events.DataEvent;
import jpos.events.ErrorEvent;
import jpos.events.JposEvent;
import jpos.events.StatusUpdateEvent;
import jpos.services.EventCallbacks;

/**
 * A device behind a JavaPOS service as UnifiedPOS describes it: properties that are set and read, methods that are written down
 * or fail, and events on a thread of the service's, data and errors one at a time and only when they were asked for.
 */
final class SimulatedDevice implements InvocationHandler {
    private static final int VERSION = 1_015_000;

    private final Map<String, Object> properties = new HashMap<>();
    private final Map<String, JposException> failures = new HashMap<>();
    private final BlockingQueue<String> calls = new LinkedBlockingQueue<>();
    private final Deque<Input> inputs = new ArrayDeque<>();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread daemon = new Thread(work, "simulated service");
        daemon.setDaemon(true);
        return daemon;
    });
    private EventCallbacks callbacks;

    /** Something that the device wants to tell, and what can be read of it then. */
    private record Input(Map<String, Object> properties, boolean error) {}

    SimulatedDevice() {
        reset();
        with("CapPowerReporting", JposConst.JPOS_PR_STANDARD);
    }

    private void reset() {
        properties.put("DeviceEnabled", false);
        properties.put("DataEventEnabled", false);
        properties.put("DecodeData", false);
        properties.put("Claimed", false);
    }

    synchronized SimulatedDevice with(String property, Object value) {
        properties.put(property, value);
        return this;
    }

    synchronized Object is(String property) {
        return properties.get(property);
    }

    /** From now on that method fails, or no more with success. */
    synchronized void failing(String method, int error, int extended) {
        if (error == JposConst.JPOS_SUCCESS) {
            failures.remove(method);
        } else {
            failures.put(method, new JposException(error, extended, "simulated"));
        }
    }

    /** Waits for just that to be asked of it next. */
    void isAsked(String... words) throws InterruptedException {
        for (String word : words) {
            assertThat(calls.poll(20, TimeUnit.SECONDS)).isEqualTo(word);
        }
    }

    /** Nothing more was asked of it yet. */
    void isAskedNothing() {
        assertThat(calls).isEmpty();
    }

    /** Somebody holds a symbol before it. */
    void scans(String data, String label, int type) {
        tell(new Input(Map.of("ScanData", bytes(data), "ScanDataLabel", bytes(label), "ScanDataType", type), false));
    }

    /** It read something that it could not make out. */
    void misreads() {
        tell(new Input(Map.of(), true));
    }

    void status(int status) {
        thread.execute(() -> callbacks().fireStatusUpdateEvent(new StatusUpdateEvent(this, status)));
    }

    private synchronized EventCallbacks callbacks() {
        return callbacks;
    }

    private void tell(Input input) {
        synchronized (this) {
            inputs.add(input);
        }
        thread.execute(this::fire);
    }

    private void fire() {
        JposEvent event;
        synchronized (this) {
            if (inputs.isEmpty() || !properties.get("DataEventEnabled").equals(true)) {
                return;
            }
            Input input = inputs.remove();
            properties.put("DataEventEnabled", false);
            properties.putAll(input.properties());
            if (properties.get("DecodeData").equals(false)) {
                properties.put("ScanDataLabel", new byte[0]);
                properties.put("ScanDataType", 0);
            }
            event = input.error()
                    ? new ErrorEvent(
                            this, JposConst.JPOS_E_FAILURE, 0, JposConst.JPOS_EL_INPUT, JposConst.JPOS_ER_CLEAR)
                    : new DataEvent(this, 0);
        }
        if (event instanceof DataEvent data) {
            callbacks().fireDataEvent(data);
        } else {
            callbacks().fireErrorEvent((ErrorEvent) event);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    @Override
    public synchronized Object invoke(Object proxy, Method method, Object[] arguments) throws JposException {
        String name = method.getName();
        if (failures.containsKey(name)) {
            throw failures.get(name);
        }
        if (name.equals("getDeviceServiceVersion")) {
            return VERSION;
        }
        if (name.startsWith("get") && method.getParameterCount() == 0) {
            return properties.getOrDefault(name.substring(3), nothing(method.getReturnType()));
        }
        if (name.startsWith("set") && method.getParameterCount() == 1) {
            properties.put(name.substring(3), arguments[0]);
            thread.execute(this::fire);
            return null;
        }
        return done(name, arguments == null ? List.of() : List.of(arguments));
    }

    private Object done(String name, List<Object> arguments) throws JposException {
        switch (name) {
            case "open" -> callbacks = (EventCallbacks) arguments.get(1);
            case "claim" -> {
                if (properties.put("Claimed", true).equals(true)) {
                    throw new JposException(JposConst.JPOS_E_CLAIMED, "another has it");
                }
            }
            case "close" -> reset();
            default -> calls.add(name + arguments);
        }
        return name.equals("compareFirmwareVersion") ? 0 : null;
    }

    private static Object nothing(Class<?> type) {
        if (type == boolean.class) {
            return false;
        }
        if (type == int.class) {
            return 0;
        }
        return type == byte[].class ? new byte[0] : "";
    }
}
