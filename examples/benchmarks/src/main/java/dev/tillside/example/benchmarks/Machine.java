package dev.tillside.example.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** On what the figures were measured. */
final class Machine {
    private Machine() {}

    static String line() {
        Runtime runtime = Runtime.getRuntime();
        return Table.format(
                "%s %s, %d cores, load %.1f; JDK %s (%s), heap up to %d MB",
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                runtime.availableProcessors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                System.getProperty("java.version"),
                System.getProperty("java.vm.name"),
                runtime.maxMemory() >> 20);
    }

    /** How long all threads of this process have run, in nanoseconds. */
    static long cpu() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? system.getProcessCpuTime()
                : 0;
    }

    /** How long this thread has run, in nanoseconds. */
    static long threadCpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
