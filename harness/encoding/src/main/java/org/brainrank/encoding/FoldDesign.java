package org.brainrank.encoding;

/** One outer fold's features, ready for chunks of responses. */
interface FoldDesign {

    Fold fold();

    /** Number of bands. */
    int bands();

    /** Number of inner folds. */
    int innerFolds();

    /** In how many rounds the inner folds are scored: as many at a time as there are threads, so that memory stays bounded. */
    int rounds(int threads);

    /** Computes what the inner folds of one round need, before several chunks are scored. */
    void prepareInner(BandWeights weights, int round, int threads);

    /**
     * Computes what predictions of the test scans need.
     *
     * @param penalties indices of those that will be asked for, each once
     */
    void prepareTest(BandWeights weights, int[] penalties, int threads);

    /** Some targets' responses in this fold. */
    FoldChunk chunk(ResponseChunk responses);
}
