package org.brainrank.execution;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;

/**
 * Times work on two clocks: how long a thread works, which a busy machine does not change, and how long that takes on the wall.
 * Their ratio, over all that was timed, is how much slower this machine is now than when it has nothing else to do. Calls may
 * come from several threads.
 */
public final class Pace {
    private final LongSupplier workNanos;
    private final LongSupplier wallNanos;
    private double worked;
    private double passed;

    /**
     * On two clocks.
     *
     * @param workNanos nanoseconds that the asking thread has worked
     * @param wallNanos nanoseconds on the wall
     */
    public Pace(LongSupplier workNanos, LongSupplier wallNanos) {
        this.workNanos = workNanos;
        this.wallNanos = wallNanos;
    }

    /**
     * On this machine's clocks.
     *
     * @return nothing timed yet
     */
    public static Pace ofMachine() {
        return new Pace(WorkTime::nanoTime, System::nanoTime);
    }

    /**
     * Does something on this thread.
     *
     * @param task on this thread alone
     * @return seconds of work
     */
    public double seconds(Runnable task) {
        long work = workNanos.getAsLong();
        long wall = wallNanos.getAsLong();
        task.run();
        double seconds = (workNanos.getAsLong() - work) / 1e9;
        add(seconds, (wallNanos.getAsLong() - wall) / 1e9);
        return seconds;
    }

    /**
     * Does things side by side.
     *
     * @param workers that do them
     * @param tasks each on one thread alone
     * @return mean seconds of work of one
     */
    public double seconds(Workers workers, List<Runnable> tasks) {
        List<Callable<Double>> timed = tasks.stream()
                .map(task -> (Callable<Double>) () -> seconds(task))
                .toList();
        return workers.all(timed).stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(0);
    }

    private synchronized void add(double work, double wall) {
        worked += work;
        passed += wall;
    }

    /**
     * How many times as long work takes as on an idle machine.
     *
     * @param threadsPerProcessor of those that were timed together: they make each other wait, which is not the machine's doing
     * @return at least 1; 1 if nothing was timed
     */
    public synchronized double slowdown(double threadsPerProcessor) {
        return worked > 0 ? Math.max(1, passed / worked / threadsPerProcessor) : 1;
    }
}
