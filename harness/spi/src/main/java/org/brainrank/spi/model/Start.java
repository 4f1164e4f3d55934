package org.brainrank.spi.model;

/** Where the samples of a {@link Pass.RandomPath} start. */
public sealed interface Start {
    /** Embeddings of tokens drawn uniformly from the vocabulary, each position its own. */
    Start RANDOM_TOKENS = new RandomTokens();

    /** Embeddings of another passage of the run, as long as the window: {@link Passages#other}. */
    Start OTHER_PASSAGE = new OtherPassage();

    /**
     * The same baseline for every sample.
     *
     * @param baseline at every position
     */
    record At(Baseline baseline) implements Start {
        @Override
        public String toString() {
            return baseline.toString();
        }
    }

    /** See {@link #RANDOM_TOKENS}. */
    record RandomTokens() implements Start {
        @Override
        public String toString() {
            return "random tokens";
        }
    }

    /** See {@link #OTHER_PASSAGE}. */
    record OtherPassage() implements Start {
        @Override
        public String toString() {
            return "other passages of the run";
        }
    }
}
