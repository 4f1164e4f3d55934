package org.brainrank.pipeline;

import java.util.List;
import java.util.OptionalLong;
import org.brainrank.features.PassForecast;

/**
 * How much work a run is, and how long it will take here: measured by trying some of it.
 *
 * @param threads of the run
 * @param models each as it is, and again as each control spoils it
 * @param controls regressions on controls alone
 * @param seconds of explaining and regressing; not of testing faithfulness, partitioning variance and statistics
 * @param peakBytes weights, batches of all threads, feature spaces of one model and responses; what Java and PyTorch need for
 *     themselves comes on top
 * @param notes what could not be tried
 */
public record Forecast(
        int threads, List<OfModel> models, Regressions controls, double seconds, long peakBytes, List<String> notes) {
    /** Copies the lists. */
    public Forecast {
        models = List.copyOf(models);
        notes = List.copyOf(notes);
    }

    /**
     * One model.
     *
     * @param model name
     * @param words in all stories: a window each
     * @param windows of these that differ; each is run once
     * @param passes in the order of the run
     * @param times how often all this is done: once, and once more for each control that spoils the model
     * @param explainingSeconds once
     * @param weightBytes at four bytes a parameter
     * @param featureBytes of all feature spaces, with those that controls make of them
     * @param regressing feature sets of the model as it is, with those that controls make of them
     * @param regressingSpoilt feature sets of one spoilt model
     */
    public record OfModel(
            String model,
            int words,
            int windows,
            List<OfPass> passes,
            int times,
            double explainingSeconds,
            long weightBytes,
            long featureBytes,
            Regressions regressing,
            Regressions regressingSpoilt) {
        /** Copies the list. */
        public OfModel {
            passes = List.copyOf(passes);
        }

        /**
         * All of it, as often as it is done.
         *
         * @return seconds
         */
        public double seconds() {
            return times * explainingSeconds + regressing.seconds() + (times - 1) * regressingSpoilt.seconds();
        }
    }

    /**
     * One pass, once over all windows.
     *
     * @param pass in words
     * @param sharedBy feature spaces
     * @param batches that it is run in
     * @param forwards sweeps through all blocks
     * @param backwards the same backwards
     * @param batchBytes what the largest batch needs beside the weights; empty if unknown
     * @param seconds on all threads
     * @param basis where the seconds come from
     */
    public record OfPass(
            String pass,
            int sharedBy,
            int batches,
            double forwards,
            double backwards,
            OptionalLong batchBytes,
            double seconds,
            PassForecast.Basis basis) {}

    /**
     * Some regressions.
     *
     * @param count feature sets, those at equal dimension included
     * @param seconds on all threads
     */
    public record Regressions(int count, double seconds) {}
}
