package org.brainrank.engine;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * What this machine, or the container that the process is in, has for all that runs on it.
 *
 * @param bytes of memory
 * @param directBytes of Java's memory outside the heap, where drawn weights are; {@code -XX:MaxDirectMemorySize}
 */
public record MachineMemory(long bytes, long directBytes) {
    /**
     * As the system says; a container's limit where there is one.
     *
     * @return the memory; without bound where the system does not say
     */
    public static MachineMemory ofProcess() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? new MachineMemory(system.getTotalMemorySize(), direct())
                : new MachineMemory(Long.MAX_VALUE, direct());
    }

    /** Java takes the heap's limit where none is set. */
    private static long direct() {
        HotSpotDiagnosticMXBean options = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        long set = options == null
                ? 0
                : Long.parseLong(options.getVMOption("MaxDirectMemorySize").getValue());
        return set > 0 ? set : Runtime.getRuntime().maxMemory();
    }

    /**
     * A size for messages.
     *
     * @param bytes any
     * @return in GiB, with a decimal
     */
    public static String gibibytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f GiB", bytes / (double) (1L << 30));
    }
}
