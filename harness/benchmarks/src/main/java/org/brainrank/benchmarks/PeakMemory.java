package org.brainrank.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/** The process's memory, as Linux tells it. */
final class PeakMemory {
    private static final Path STATUS = Path.of("/proc/self/status");

    private PeakMemory() {}

    /** Resident bytes now; empty where the system does not tell. */
    static OptionalLong resident() {
        return status("VmRSS:");
    }

    /** The highest resident bytes so far; empty where the system does not tell. */
    static OptionalLong peakResident() {
        return status("VmHWM:");
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
