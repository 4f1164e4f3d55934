package org.brainrank.provenance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.brainrank.engine.EngineRuntime;
import org.brainrank.results.Manifest;
import org.brainrank.spi.Card;

/** What this program runs on. */
public final class Machine {
    /** The version of the harness. */
    public static final String VERSION = "0.1.0";

    private Machine() {}

    /**
     * Our own code, as far as it decides what is explained.
     *
     * @return version, and hash of the jars of the plugin interface, the engine and the runner
     */
    public static String harness() {
        return VERSION + " " + Code.HASH;
    }

    /** Hashed once. */
    private static final class Code {
        static final String HASH = CodeHash.of(Card.class, EngineRuntime.class, Machine.class);
    }

    /**
     * The manifest's environment.
     *
     * @param threads worker threads
     * @param engine name and version of the deep learning engine
     * @return what could be found out; {@code unknown} where nothing could
     */
    public static Manifest.Environment environment(int threads, String engine) {
        return new Manifest.Environment(
                VERSION,
                System.getProperty("brainrank.commit", "unknown"),
                System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + ")",
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"),
                processor().orElse("unknown"),
                threads,
                engine,
                "OpenBLAS, one thread per worker");
    }

    private static Optional<String> processor() {
        Path cpuinfo = Path.of("/proc/cpuinfo");
        if (!Files.isReadable(cpuinfo)) {
            return Optional.empty();
        }
        try (var lines = Files.lines(cpuinfo)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
