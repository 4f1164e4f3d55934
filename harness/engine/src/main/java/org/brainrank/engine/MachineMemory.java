package org.brainrank.engine;

import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * What this machine, or the container that the process is in, has for all that runs on it.
 *
 * @param bytes of memory
 */
public record MachineMemory(long bytes) {
    /**
     * As the system says; a container's limit where there is one.
     *
     * @return the memory; without bound where the system does not say
     */
    public static MachineMemory ofProcess() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? new MachineMemory(system.getTotalMemorySize())
                : new MachineMemory(Long.MAX_VALUE);
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
