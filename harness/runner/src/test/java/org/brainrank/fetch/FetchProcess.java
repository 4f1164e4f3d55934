package org.brainrank.fetch;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.brainrank.execution.Progress;

/** A fetch in a process of its own, which halts without a word at one of its steps, or stands still there to be killed. */
final class FetchProcess {
    static final int HALTED = 42;

    private FetchProcess() {}

    static Process start(URI server, Path folder, Step at, int times, boolean hold) throws IOException {
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        classes.replace(File.pathSeparator + File.pathSeparator, File.pathSeparator),
                        FetchProcess.class.getName(),
                        server.toString(),
                        folder.toString(),
                        at.name(),
                        Integer.toString(times),
                        Boolean.toString(hold))
                .redirectErrorStream(true)
                .start();
    }

    /**
     * Fetches.
     *
     * @param arguments server, folder, step, how often it comes before the end, whether to stand still there
     */
    public static void main(String[] arguments) {
        AtomicInteger left = new AtomicInteger(Integer.parseInt(arguments[3]));
        boolean hold = Boolean.parseBoolean(arguments[4]);
        Consumer<Step> steps = step -> {
            if (step.name().equals(arguments[2]) && left.decrementAndGet() == 0) {
                if (!hold) {
                    Runtime.getRuntime().halt(HALTED);
                }
                standStill();
            }
        };
        Web web = new Web(Map.of(), Optional.empty(), Duration.ofSeconds(10), Patience.USUAL);
        FolderFetch fetch = new FolderFetch(web, 1, silent(count -> {}), line -> {}, steps);
        fetch.fetch(fetch.order(SmallArchive.parcel(URI.create(arguments[0]), List.of()), Path.of(arguments[1])));
    }

    private static void standStill() {
        System.out.println("here");
        try {
            Thread.sleep(Duration.ofMinutes(10).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static Progress silent(Consumer<Long> bytes) {
        return new Progress() {
            @Override
            public void start(String phase, long total) {}

            @Override
            public void advance(long by) {
                bytes.accept(by);
            }

            @Override
            public void done() {}
        };
    }
}
