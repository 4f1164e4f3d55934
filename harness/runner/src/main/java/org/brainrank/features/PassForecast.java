package org.brainrank.features;

import java.util.List;
import java.util.OptionalLong;

/**
 * What one run of a pass will take.
 *
 * @param group units that share it
 * @param windows that differ, each run once
 * @param batches that they are run in
 * @param forwards sweeps through all blocks, all windows together
 * @param backwards the same backwards
 * @param batchBytes what the largest batch needs beside the weights; empty where the model does not say
 * @param rate seconds of work for one token and one forward: what {@link FeatureExtraction#seconds} scales to other windows
 * @param seconds on the threads of the run
 * @param basis where the seconds come from
 * @param features numbers a word of every unit, in the group's order; 0 where unknown
 * @param failure what the pass threw; empty if it ran
 */
public record PassForecast(
        PassGroup group,
        int windows,
        int batches,
        double forwards,
        double backwards,
        OptionalLong batchBytes,
        double rate,
        double seconds,
        Basis basis,
        List<Integer> features,
        String failure) {
    /** Copies the list. */
    public PassForecast {
        features = List.copyOf(features);
    }

    /** Where an expected time comes from. */
    public enum Basis {
        /** The pass itself was run on some windows. */
        MEASURED,
        /** Too long to try in full: some of it was run, and the rest follows from other passes and the forwards that it is made of. */
        PARTLY,
        /** Not run: from the time of other passes and the forwards that it is made of. */
        SCALED
    }
}
