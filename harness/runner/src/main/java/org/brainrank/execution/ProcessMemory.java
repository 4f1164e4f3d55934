package org.brainrank.execution;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What this process occupies. */
public final class ProcessMemory {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String MAPPED = "RssFile:";
    /** Stacks, the collector's own tables, what malloc keeps. */
    private static final long OTHER = 96L << 20;
    /** Libraries, where the system does not say: PyTorch's, mostly. */
    private static final long LIBRARIES = 160L << 20;

    private ProcessMemory() {}

    /**
     * What the Java machine and the libraries need before anything is computed: mapped files that were read, classes, compiled
     * code, stacks.
     *
     * @return bytes beside the heap
     */
    public static long ofProgram() {
        return mapped()
                + ManagementFactory.getMemoryMXBean().getNonHeapMemoryUsage().getCommitted()
                + OTHER;
    }

    private static long mapped() {
        try {
            List<String> lines = Files.readAllLines(STATUS, StandardCharsets.UTF_8);
            return lines.stream()
                    .filter(line -> line.startsWith(MAPPED))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) << 10)
                    .findFirst()
                    .orElse(LIBRARIES);
        } catch (IOException e) {
            return LIBRARIES; // Not Linux.
        }
    }

    /**
     * The heap that Java starts with, which fills with garbage before any is collected.
     *
     * @return bytes
     */
    public static long initialHeap() {
        return Math.max(
                0, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getInit());
    }
}
