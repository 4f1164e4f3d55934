package org.brainrank.encoding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.brainrank.linalg.Matrix;
import org.brainrank.linalg.Products;

/**
 * A fold with few features: training and validation need X'X and X'Y alone, whose size does not grow with the scans.
 * Immutable but for a cache of decompositions.
 */
final class CompressedDesign implements FoldDesign {
    private final FoldFeatures features;
    private final BlockFeatures blocks;
    private final double[] alphas;
    private final Precision precision;
    private final int[] training;
    private final List<InnerBlocks> inner;
    private final Matrix gram;
    private final Matrix test;
    private final Matrix offsets;
    private final Map<BandWeights, List<CompressedFit>> innerFits = new ConcurrentHashMap<>();
    private final Map<BandWeights, CompressedFit> outerFits = new ConcurrentHashMap<>();

    /**
     * One inner fold in blocks.
     *
     * @param train blocks that teach
     * @param left the outer training part's other blocks
     * @param validation blocks that validate
     * @param gram X'X of the training scans, standardised
     * @param validationGram X'X of the validation scans, standardised
     * @param scans validation scans
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record InnerBlocks(int[] train, int[] left, int[] validation, Matrix gram, Matrix validationGram, int scans) {}

    CompressedDesign(FoldFeatures features, BlockFeatures blocks, AlphaGrid alphas, Precision precision) {
        this.features = features;
        this.blocks = blocks;
        this.alphas = alphas.toArray();
        this.precision = precision;
        int[] scans = features.fold().train();
        this.training = blocks.blocks().in(scans);
        Matrix train = features.train();
        this.gram = Products.gram(train);
        this.test = features.test();
        this.offsets = blocks.offsets(features.scale());
        this.inner = new ArrayList<>();
        for (Fold fold : features.inner()) {
            int[] teach = blocks.blocks().in(Blocks.select(scans, fold.train()));
            inner.add(new InnerBlocks(
                    teach,
                    Arrays.stream(training)
                            .filter(block -> Arrays.binarySearch(teach, block) < 0)
                            .toArray(),
                    blocks.blocks().in(Blocks.select(scans, fold.test())),
                    Products.gram(train.rows(fold.train())),
                    Products.gram(train.rows(fold.test())),
                    fold.test().length));
        }
    }

    @Override
    public Fold fold() {
        return features.fold();
    }

    @Override
    public int bands() {
        return features.widths().size();
    }

    @Override
    public int innerFolds() {
        return inner.size();
    }

    @Override
    public int rounds(int threads) {
        return 1;
    }

    @Override
    public void prepareInner(BandWeights weights, int round, int threads) {
        // Small decompositions: whoever asks first computes them.
    }

    @Override
    public void prepareTest(BandWeights weights, int[] penalties, int threads) {
        // As above.
    }

    @Override
    public FoldChunk chunk(ResponseChunk responses) {
        return new CompressedChunk(this, responses.moments(blocks));
    }

    List<CompressedFit> innerFits(BandWeights weights) {
        return innerFits.computeIfAbsent(
                weights,
                key -> inner.stream()
                        .map(fold -> CompressedFit.of(
                                fold.gram(), fold.validationGram(), key.factors(features.widths()), features.scale()))
                        .toList());
    }

    CompressedFit outerFit(BandWeights weights) {
        return outerFits.computeIfAbsent(weights, key -> {
            double[] factors = key.factors(features.widths());
            return CompressedFit.of(gram, factors, features.scale(), test);
        });
    }

    List<InnerBlocks> inner() {
        return inner;
    }

    int[] training() {
        return training;
    }

    Blocks blocks() {
        return blocks.blocks();
    }

    /** n<sub>b</sub> times the blocks' distance from the training mean, shape (blocks, features). */
    Matrix offsets() {
        return offsets;
    }

    Precision precision() {
        return precision;
    }

    double[] alphas() {
        return alphas;
    }
}
