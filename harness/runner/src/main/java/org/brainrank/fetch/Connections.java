package org.brainrank.fetch;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Some requests at a time. Unlike {@link org.brainrank.execution.Workers}, the first that fails stops those that have begun too:
 * nobody waits an hour for a large file to hear that a small one is not there.
 *
 * @param count at most so many at once
 */
record Connections(int count) {
    /** Checks the count. */
    Connections {
        if (count < 1) {
            throw new IllegalArgumentException("connections must be >= 1: was " + count);
        }
    }

    /**
     * Does all of it. When it returns or throws, nothing runs any more.
     *
     * @return results in the order of the tasks
     */
    <T> List<T> all(List<Callable<T>> tasks) {
        ExecutorService threads = Executors.newFixedThreadPool(count, task -> {
            Thread thread = new Thread(task, "brainrank-fetch");
            thread.setDaemon(true);
            return thread;
        });
        try {
            return results(threads, tasks);
        } catch (ExecutionException e) {
            throw rethrown(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while fetching", e);
        } finally {
            end(threads);
        }
    }

    private static <T> List<T> results(ExecutorService threads, List<Callable<T>> tasks)
            throws ExecutionException, InterruptedException {
        CompletionService<T> ended = new ExecutorCompletionService<>(threads);
        List<Future<T>> futures = new ArrayList<>();
        for (Callable<T> task : tasks) {
            futures.add(ended.submit(task));
        }
        for (int i = 0; i < futures.size(); i++) {
            ended.take().get();
        }
        List<T> results = new ArrayList<>();
        for (Future<T> future : futures) {
            results.add(future.get());
        }
        return results;
    }

    private static RuntimeException rethrown(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException known
                ? known
                : new IllegalStateException("a download failed: " + cause, cause);
    }

    /** Interrupts what runs and waits for it: a thread that still writes must not outlive the lock. */
    private static void end(ExecutorService threads) {
        threads.shutdownNow();
        boolean interrupted = false;
        while (true) {
            try {
                if (threads.awaitTermination(1, TimeUnit.MINUTES)) {
                    break;
                }
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
