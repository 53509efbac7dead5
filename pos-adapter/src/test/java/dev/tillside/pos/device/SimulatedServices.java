package dev.tillside.pos.device;

import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jpos.config.JposEntry;
import jpos.loader.JposServiceInstance;
import jpos.loader.JposServiceInstanceFactory;
import jpos.services.LineDisplayService115;
import jpos.services.POSPrinterService115;
import jpos.services.ScannerService115;

/** Makes the services that the tests' {@code jpos.xml} names. */
public final class SimulatedServices implements JposServiceInstanceFactory {
    private static final Map<String, Class<?>> CATEGORIES = Map.of(
            "Scanner", ScannerService115.class,
            "LineDisplay", LineDisplayService115.class,
            "POSPrinter", POSPrinterService115.class);
    /** JavaPOS makes the factory, and the test has to find the device that it made. */
    private static final Map<String, SimulatedDevice> DEVICES = new ConcurrentHashMap<>();

    /** The device of that name, as it comes out of its box. */
    static SimulatedDevice fresh(String logicalName) {
        SimulatedDevice device = new SimulatedDevice();
        DEVICES.put(logicalName, device);
        return device;
    }

    @Override
    public JposServiceInstance createInstance(String logicalName, JposEntry entry) {
        Class<?> service = CATEGORIES.get(entry.getPropertyValue(JposEntry.DEVICE_CATEGORY_PROP_NAME));
        return (JposServiceInstance) Proxy.newProxyInstance(
                SimulatedServices.class.getClassLoader(), new Class<?>[] {service}, DEVICES.get(logicalName));
    }
}
