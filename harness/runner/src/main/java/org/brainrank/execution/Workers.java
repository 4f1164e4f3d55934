package org.brainrank.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A fixed number of threads for independent pieces of work. The engine and the linear algebra run single-threaded inside
 * each, so that how many there are changes the time and nothing else.
 */
public final class Workers implements AutoCloseable {
    private final ExecutorService executor;
    private final int threads;

    /**
     * Starts them.
     *
     * @param threads at least 1
     */
    public Workers(int threads) {
        this.threads = threads;
        this.executor = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "brainrank-worker");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * How many there are.
     *
     * @return at least 1
     */
    public int threads() {
        return threads;
    }

    /**
     * How many can be at work at once.
     *
     * @return {@link #threads}, or the number of processors if that is smaller
     */
    public int processors() {
        return Math.min(threads, Runtime.getRuntime().availableProcessors());
    }

    /**
     * Runs all tasks and waits for them. A failure stops those that have not begun and surfaces when those that have begun
     * have ended: what they work on may be closed right after. Of several failures the first in the order of the tasks
     * surfaces.
     *
     * @param tasks independent of one another
     * @param <T> what they return
     * @return their results, in the order of the tasks
     */
    public <T> List<T> all(List<? extends Callable<T>> tasks) {
        AtomicBoolean stopped = new AtomicBoolean();
        List<Future<T>> futures = new ArrayList<>();
        for (Callable<T> task : tasks) {
            futures.add(executor.submit(() -> unlessStopped(task, stopped)));
        }
        List<T> results = new ArrayList<>();
        Optional<Throwable> failure = Optional.empty();
        try {
            for (Future<T> future : futures) {
                try {
                    results.add(future.get());
                } catch (ExecutionException e) {
                    if (!(e.getCause() instanceof Stopped)) {
                        failure = failure.or(() -> Optional.of(e.getCause()));
                    }
                }
            }
        } catch (InterruptedException e) {
            stopped.set(true);
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while working", e);
        }
        if (failure.isPresent()) {
            if (failure.get() instanceof RuntimeException known) {
                throw known;
            }
            throw new IllegalStateException("a worker failed: " + failure.get(), failure.get());
        }
        return results;
    }

    private static <T> T unlessStopped(Callable<T> task, AtomicBoolean stopped) throws Exception {
        if (stopped.get()) {
            throw new Stopped();
        }
        boolean ended = false;
        try {
            T result = task.call();
            ended = true;
            return result;
        } finally {
            if (!ended) {
                stopped.set(true);
            }
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }

    /** What becomes of a task that has not begun when another fails. */
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stopped() {
            super("stopped by another task's failure");
        }
    }
}
