package org.brainrank.pipeline;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.brainrank.features.PassForecast;

/**
 * How much work a run is, and how long it will take here: measured by trying some of it.
 *
 * <p>Seconds of work are what threads work, spread over the processors, and the same on a busy machine; {@code seconds} is what a
 * clock on the wall would show, from how much the machine was busy while things were tried.
 *
 * @param threads of the run
 * @param models each as it is, and again as each control spoils it
 * @param controls regressions on controls alone, and on scores of other programs
 * @param statistics ceilings, ranks, questions
 * @param universes seconds of work of {@code --multiverse}; empty if it was not asked for
 * @param startingSeconds on the wall, until models and data were open
 * @param workSeconds of everything but that
 * @param slowdown times as long as on an idle machine; at least 1
 * @param seconds expected on the wall, of the whole command
 * @param memory at the highest
 * @param notes what could not be tried
 */
public record Forecast(
        int threads,
        List<OfModel> models,
        Regressions controls,
        Statistics statistics,
        Optional<Double> universes,
        double startingSeconds,
        double workSeconds,
        double slowdown,
        double seconds,
        Memory memory,
        List<String> notes) {
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
     * @param passes in the order of the run, of the model as it is
     * @param turns the model as it is, and then as each control spoils it
     * @param testingSeconds of tests of faithfulness
     * @param testedWords windows that they are made on; 0 for none
     * @param partitioningSeconds of splitting variance; 0 if there is nothing to split
     * @param weightBytes in this machine's memory, mapped files with them; four bytes a parameter where the model does not say
     * @param featureBytes of all feature spaces, with those that controls make of them
     * @param regressing feature sets of the model as it is, with those that controls make of them
     * @param regressingSpoilt feature sets of one spoilt model
     */
    public record OfModel(
            String model,
            int words,
            int windows,
            List<OfPass> passes,
            List<OfTurn> turns,
            double testingSeconds,
            int testedWords,
            double partitioningSeconds,
            long weightBytes,
            long featureBytes,
            Regressions regressing,
            Regressions regressingSpoilt) {
        /** Copies the lists. */
        public OfModel {
            passes = List.copyOf(passes);
            turns = List.copyOf(turns);
        }

        /**
         * All of it.
         *
         * @return seconds of work
         */
        public double workSeconds() {
            return turns.stream()
                            .mapToDouble(turn -> turn.openingSeconds() + turn.explainingSeconds())
                            .sum()
                    + testingSeconds
                    + partitioningSeconds
                    + regressing.seconds()
                    + (turns.size() - 1) * regressingSpoilt.seconds();
        }
    }

    /**
     * A model as it is, or as a control spoils it.
     *
     * @param label the model's name, after the control's
     * @param spaces feature spaces
     * @param cached how many of them the cache has
     * @param openingSeconds of opening it and cutting windows
     * @param explainingSeconds of the spaces that the cache lacks
     * @param explainingAnewSeconds of all, as if there were no cache
     */
    public record OfTurn(
            String label,
            int spaces,
            int cached,
            double openingSeconds,
            double explainingSeconds,
            double explainingAnewSeconds) {}

    /**
     * One pass, once over all windows.
     *
     * @param pass in words
     * @param sharedBy feature spaces that it is run for
     * @param cached feature spaces that it is not run for, as the cache has them
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
            int cached,
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

    /**
     * What is done with the cells, on one thread.
     *
     * @param ceilingSeconds of ceilings, with what chance gives
     * @param rankingSeconds of ranks, intervals and pairs
     * @param findingsSeconds of the field's questions
     */
    public record Statistics(double ceilingSeconds, double rankingSeconds, double findingsSeconds) {
        /**
         * All of it.
         *
         * @return seconds of work
         */
        public double workSeconds() {
            return ceilingSeconds + rankingSeconds + findingsSeconds;
        }
    }

    /**
     * What the process will occupy at most.
     *
     * @param heapBytes of Java: responses, feature spaces, regressions, and what is not collected yet
     * @param offHeapBytes of the machine's code, Java's own needs, weights, and batches of all threads
     */
    public record Memory(long heapBytes, long offHeapBytes) {}
}
