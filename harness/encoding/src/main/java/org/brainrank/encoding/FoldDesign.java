package org.brainrank.encoding;

/** One outer fold's features, ready for chunks of responses. */
interface FoldDesign {

    Fold fold();

    /** Number of bands. */
    int bands();

    /**
     * Computes what {@code weights} need before several chunks ask for it.
     *
     * @param tested whether test scans are to be predicted; otherwise inner folds are to be scored
     */
    void prepare(BandWeights weights, boolean tested, int threads);

    /** Some targets' responses in this fold. */
    FoldChunk chunk(ResponseChunk responses);
}
