package org.brainrank.engine;

import java.util.Set;
import org.brainrank.spi.UserException;
import org.brainrank.spi.model.PassRequest;

/**
 * How many windows run together. The same on every machine and for any number of threads, because another batch may round
 * otherwise in the last bit.
 *
 * @param estimate bytes of a window
 * @param budget bytes of a batch
 */
record BatchPlan(MemoryEstimate estimate, long budget) {
    /** The system property that sets the budget of each worker, in MiB. */
    static final String PROPERTY = "brainrank.batch-memory-mb";

    private static final long DEFAULT_MIB = 384;
    /** Tokens a batch: with more, a small model's states leave the processor's caches and a window costs more. */
    private static final int MOST_TOKENS = 1024;

    /** A plan with the budget that the system property names. */
    static BatchPlan of(MemoryEstimate estimate) {
        String given = System.getProperty(PROPERTY, Long.toString(DEFAULT_MIB));
        try {
            long mebibytes = Long.parseLong(given.trim());
            if (mebibytes >= 1) {
                return new BatchPlan(estimate, mebibytes << 20);
            }
        } catch (NumberFormatException e) {
            // Falls through to the refusal.
        }
        throw new UserException("system property " + PROPERTY + " is a whole number of MiB, at least 1; was '" + given
                + "'. Leave it out for " + DEFAULT_MIB + ".");
    }

    /** Windows a batch. */
    int windows(PassRequest request, int tokens) {
        long share = MemoryEstimate.remembers(request.pass()) ? budget / 2 : budget;
        return fitting(share, request, tokens);
    }

    /** Windows that differ from the batch's and run together, beside the batch itself. */
    int variants(PassRequest request, int tokens) {
        return fitting(budget / 2, hidden(request), tokens);
    }

    /** Bytes of a batch of some windows, with the variants that run beside it. */
    long bytes(PassRequest request, int tokens, int windows) {
        long batch = windows * estimate.bytes(request, tokens);
        return MemoryEstimate.remembers(request.pass())
                ? batch + variants(request, tokens) * estimate.bytes(hidden(request), tokens)
                : batch;
    }

    /** The same batches, counted otherwise. */
    BatchPlan counted(MemoryEstimate other) {
        return new BatchPlan(other, budget);
    }

    // What is shown of a window in the end is counted once, in the batch.
    private static PassRequest hidden(PassRequest request) {
        return new PassRequest(request.pass(), request.layers(), Set.of(), request.output());
    }

    private int fitting(long share, PassRequest request, int tokens) {
        long fitting = Math.min(share / estimate.bytes(request, tokens), MOST_TOKENS / tokens);
        return (int) Math.max(1, fitting);
    }
}
