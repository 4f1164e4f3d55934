package org.brainrank.encoding;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;

/** Independent tasks on a few threads. */
final class Parallel {
    private Parallel() {}

    /** Runs task 0 to {@code count} − 1, each once; the first failure stops the rest and is thrown. */
    static void run(int threads, int count, IntConsumer task) {
        int workers = Math.min(threads, count);
        if (workers <= 1) {
            for (int i = 0; i < count; i++) {
                task.accept(i);
            }
            return;
        }
        AtomicInteger next = new AtomicInteger();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Runnable worker = () -> {
            for (int i = next.getAndIncrement(); i < count && failure.get() == null; i = next.getAndIncrement()) {
                task.accept(i);
            }
        };
        List<Thread> started = new ArrayList<>();
        for (int i = 0; i < workers; i++) {
            Thread thread = new Thread(worker, "ridge-" + i);
            thread.setDaemon(true);
            thread.setUncaughtExceptionHandler((dead, thrown) -> failure.compareAndSet(null, thrown));
            thread.start();
            started.add(thread);
        }
        boolean interrupted = join(started);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        Throwable thrown = failure.get();
        if (thrown instanceof Error error) {
            throw error;
        }
        if (thrown instanceof RuntimeException exception) {
            throw exception;
        }
    }

    // Waits to the end even when interrupted: the workers write to the caller's arrays.
    private static boolean join(List<Thread> threads) {
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        return interrupted;
    }
}
