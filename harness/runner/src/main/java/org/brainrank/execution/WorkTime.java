package org.brainrank.execution;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** Time that a thread works: unlike time on the wall the same on a busy machine as on an idle one. */
public final class WorkTime {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private WorkTime() {}

    /**
     * How long this thread has worked, its operations in native code included.
     *
     * @return processor time in nanoseconds; time on the wall where the Java machine does not count it
     */
    public static long nanoTime() {
        return THREADS.isCurrentThreadCpuTimeSupported() ? THREADS.getCurrentThreadCpuTime() : System.nanoTime();
    }
}
