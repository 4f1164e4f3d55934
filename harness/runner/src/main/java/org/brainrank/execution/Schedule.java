package org.brainrank.execution;

import java.util.List;
import java.util.PriorityQueue;

/** How long {@link Workers} take for tasks whose times are known. */
public final class Schedule {
    private Schedule() {}

    /**
     * The time until the last task has ended, each begun by the first thread that is free.
     *
     * @param tasks seconds of each, in the order in which they begin
     * @param threads at least 1
     * @return seconds
     */
    public static double seconds(List<Double> tasks, int threads) {
        PriorityQueue<Double> free = new PriorityQueue<>();
        for (int thread = 0; thread < threads; thread++) {
            free.add(0.0);
        }
        double last = 0;
        for (double seconds : tasks) {
            double end = free.remove() + seconds;
            free.add(end);
            last = Math.max(last, end);
        }
        return last;
    }
}
