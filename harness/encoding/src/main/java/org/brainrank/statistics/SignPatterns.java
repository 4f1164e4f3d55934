package org.brainrank.statistics;

import java.util.SplittableRandom;

/** Random signs for subjects. The last ones are kept, as a run asks for the same ones many thousand times. */
final class SignPatterns {
    private static volatile SignPatterns last = new SignPatterns(0, 0, 0);

    private final int subjects;
    private final long seed;
    private final double[][] signs;

    private SignPatterns(int subjects, int flips, long seed) {
        this.subjects = subjects;
        this.seed = seed;
        this.signs = new double[flips][subjects];
        SplittableRandom random = RandomStream.of(seed, "sign-flip");
        for (double[] pattern : signs) {
            for (int subject = 0; subject < subjects; subject++) {
                pattern[subject] = random.nextBoolean() ? 1 : -1;
            }
        }
    }

    /** The same patterns for the same arguments, whoever asks. */
    static SignPatterns of(int subjects, int flips, long seed) {
        SignPatterns kept = last;
        if (kept.subjects != subjects || kept.signs.length != flips || kept.seed != seed) {
            kept = new SignPatterns(subjects, flips, seed);
            last = kept;
        }
        return kept;
    }

    /** Shape [flips][subjects], 1 or −1; not to be written. */
    double[][] signs() {
        return signs;
    }
}
