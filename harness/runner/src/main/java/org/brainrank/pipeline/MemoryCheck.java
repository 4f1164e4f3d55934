package org.brainrank.pipeline;

import java.util.List;
import org.brainrank.engine.MachineMemory;
import org.brainrank.spi.UserException;

/**
 * Refuses a run that memory does not hold, before anything is computed. It counts what cannot be dropped: files that are
 * mapped are read again where memory is short, which is slow and no reason to refuse.
 *
 * @param machine its memory, or the container's
 * @param programBytes of the Java machine and the libraries
 * @param heapBytes of responses and feature spaces
 * @param threads of the run
 * @param windows that are explained: words in all stories
 */
record MemoryCheck(MachineMemory machine, long programBytes, long heapBytes, int threads, int windows) {
    /**
     * Checks.
     *
     * @param claims of the models, one of which is in memory at a time
     * @param drawn names of those whose weights a control draws afresh
     * @throws UserException with what is needed, what there is, and what to change
     */
    void check(List<MemoryClaim> claims, List<String> drawn) {
        claims.forEach(claim -> check(claim, drawn.contains(claim.model())));
    }

    private void check(MemoryClaim claim, boolean drawn) {
        if (drawn && claim.drawnBytes() > machine.directBytes()) {
            throw new UserException("a control draws the weights of model '" + claim.model() + "', "
                    + size(claim.drawnBytes()) + ", into memory beside Java's heap, which is limited to "
                    + size(machine.directBytes()) + ". Set BRAINRANK_JAVA_OPTS=-XX:MaxDirectMemorySize="
                    + (claim.drawnBytes() / (1L << 30) + 1) + "g, or leave out the control");
        }
        int busy = Math.max(1, Math.min(threads, claim.batches(windows)));
        long weights = claim.weightBytes(drawn);
        long each = claim.batchBytes(windows) + claim.streamedBytes();
        boolean shared = claim.onProcessor();
        long own = shared ? programBytes + heapBytes : 0;
        long there = shared
                ? machine.bytes()
                : claim.footprint().orElseThrow().deviceBytes().orElse(Long.MAX_VALUE);
        long needed = own + weights + busy * each;
        if (needed <= there) {
            return;
        }
        String place = shared ? "this machine" : claim.footprint().orElseThrow().device();
        throw new UserException("model '" + claim.model() + "' needs about " + size(needed) + ", and " + place + " has "
                + size(there) + ": "
                + (shared ? size(programBytes) + " for the program, " + size(heapBytes) + " for data, " : "")
                + size(weights) + " for weights" + (drawn ? " (those that the control draws, with them)" : "")
                + ", and "
                + busy + " × " + size(each) + " for batches. "
                + remedy(there - own - weights, each, busy, claim, drawn));
    }

    private static String remedy(long left, long each, int busy, MemoryClaim claim, boolean drawn) {
        long fitting = each == 0 ? 0 : left / each;
        if (fitting >= 1 && fitting < busy) {
            return "Use --threads " + fitting
                    + ", or smaller batches: BRAINRANK_JAVA_OPTS=-Dbrainrank.batch-memory-mb=128";
        }
        return "Use precision: float16" + (claim.streamedBytes() == 0 ? " or weights: streamed" : "")
                + " for this model where its plugin has them, "
                + (drawn ? "leave out the control that draws its weights, " : "")
                + "or smaller batches (BRAINRANK_JAVA_OPTS=-Dbrainrank.batch-memory-mb=128) and --threads 1";
    }

    private static String size(long bytes) {
        return MachineMemory.gibibytes(bytes);
    }
}
