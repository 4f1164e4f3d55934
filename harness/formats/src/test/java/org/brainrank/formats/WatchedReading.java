package org.brainrank.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.brainrank.spi.UserException;

/** Reads a file on a thread of its own, which may not take long, and whose allocation is counted. */
final class WatchedReading {
    private static final int PATIENCE_SECONDS = 20;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static ExecutorService reader = Executors.newSingleThreadExecutor(WatchedReading::daemon);

    private WatchedReading() {}

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "reader");
        thread.setDaemon(true);
        return thread;
    }

    record Outcome(double sum, long allocated, boolean refused) {}

    static Outcome read(String format, Path file, String what) {
        Future<Outcome> reading = reader.submit(() -> {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            double sum = Double.NaN;
            boolean refused = false;
            try {
                sum = Everything.read(format, file);
            } catch (UserException e) {
                refused = true;
                assertThat(e.getMessage())
                        .as(what)
                        .contains(file.getFileName().toString().replaceAll("\\..*", ""));
            }
            return new Outcome(sum, THREADS.getCurrentThreadAllocatedBytes() - before, refused);
        });
        try {
            return reading.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            reader = Executors.newSingleThreadExecutor(WatchedReading::daemon);
            return fail(what + " is still being read after " + PATIENCE_SECONDS + " s", e);
        } catch (ExecutionException | InterruptedException e) {
            return fail(what + " failed: " + e.getCause(), e);
        }
    }
}
