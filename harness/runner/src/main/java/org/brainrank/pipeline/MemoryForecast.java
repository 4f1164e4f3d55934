package org.brainrank.pipeline;

import org.brainrank.config.StatisticsSettings;
import org.brainrank.execution.ProcessMemory;

/**
 * Says what the process will occupy at its highest, from the sizes of what is alive together. Java collects garbage late: the
 * heap grows to some multiple of what is alive, and at least to what it starts with.
 */
final class MemoryForecast {
    /** The heap that garbage collection leaves standing, as a multiple of what is alive; from a run of 40 × 2,000 targets. */
    private static final double GARBAGE = 1.6;
    /** Matrices of (scans, columns) that a regression of a portion holds: responses, predictions, folds. */
    private static final int MATRICES = 6;
    /** The same of all subjects in memory, where variance is split: no predictions are kept. */
    private static final int SPLITTING = 2;

    private final long program = ProcessMemory.ofProgram();
    private final Preparation preparation;
    private final int threads;
    private long offHeap;
    private long features;

    /** Takes the size of the program as it is now: to be made before anything is tried. */
    MemoryForecast(Preparation preparation, int threads) {
        this.preparation = preparation;
        this.threads = threads;
    }

    /**
     * A model takes its turn; one is in memory at a time.
     *
     * @param weightBytes of its weights
     * @param batchBytes of its largest batch, with the weights that a thread makes ready for it
     * @param featureBytes of its feature spaces
     */
    void add(long weightBytes, long batchBytes, long featureBytes) {
        offHeap = Math.max(offHeap, weightBytes + threads * batchBytes);
        features = Math.max(features, featureBytes);
    }

    /**
     * At the highest.
     *
     * @param splits whether variance is split, all subjects side by side
     */
    Forecast.Memory memory(boolean splits) {
        Brains brains = preparation.brains();
        long numbers = brains.responseNumbers();
        double kept = ResponsesOfSubject.inMemory(numbers) ? Double.BYTES * (double) numbers : 0;
        double portion = Portion.of(brains, !preparation.experiment().encoding().perTargetAlpha()).stream()
                .mapToDouble(
                        some -> (double) Double.BYTES * brains.scans() * some.subjects() * (some.to() - some.from()))
                .max()
                .orElse(0);
        double regressed = portion * MATRICES;
        double most = threads * (splits ? Math.max(SPLITTING * kept, regressed) : regressed);
        boolean tested = preparation.experiment().statistics().timeNull() != StatisticsSettings.TimeNull.NONE;
        // A null in time needs the controls' predictions throughout, if they are few.
        double predictions = tested && Scoring.keepsPredictions(brains) ? Double.BYTES * (double) numbers : 0;
        double alive = features + kept + predictions + most;
        long heap = Math.max(ProcessMemory.initialHeap(), (long) (GARBAGE * alive));
        return new Forecast.Memory(Math.min(Runtime.getRuntime().maxMemory(), heap), program + offHeap);
    }
}
