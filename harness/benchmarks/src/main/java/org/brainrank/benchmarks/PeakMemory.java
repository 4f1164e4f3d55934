package org.brainrank.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/** The process's memory: what the operating system says of it (Linux only), and the Java heap's share. */
final class PeakMemory {
    private static final Path STATUS = Path.of("/proc/self/status");

    private PeakMemory() {}

    /** Starts a new peak: collects garbage and asks the kernel to forget the highest resident size so far. */
    static void restart() {
        System.gc();
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            pool.resetPeakUsage();
        }
        try {
            Files.writeString(Path.of("/proc/self/clear_refs"), "5");
        } catch (IOException e) {
            // Not Linux, or not allowed: the peak then counts from the start of the process, which can only be higher.
        }
    }

    /** Resident bytes now; empty where the system does not tell. */
    static OptionalLong resident() {
        return status("VmRSS:");
    }

    /** The highest resident bytes since {@link #restart}; empty where the system does not tell. */
    static OptionalLong peakResident() {
        return status("VmHWM:");
    }

    /** The sum of the heap pools' highest use since {@link #restart}, which need not have been at the same time. */
    static long peakHeap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
    }

    private static OptionalLong status(String name) {
        if (!Files.exists(STATUS)) {
            return OptionalLong.empty();
        }
        try {
            List<String> lines = Files.readAllLines(STATUS);
            return lines.stream()
                    .filter(line -> line.startsWith(name))
                    .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + STATUS, e);
        }
    }
}
