package org.brainrank.encoding;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.brainrank.linalg.Matrix;

/**
 * Features that wait for responses. Many threads may score at once, each its own chunk of targets, subject or null. Made by
 * {@link RidgeCrossValidation#prepare}.
 *
 * <p>Where features are few their decompositions are kept from one call to the next; where they are many each call makes
 * its own, so that memory stays bounded.
 */
public final class PreparedRidge {
    private final RidgeSettings settings;
    private final List<FoldFeatures> features;
    private final List<FoldDesign> compressed;

    private PreparedRidge(RidgeSettings settings, List<FoldFeatures> features, List<FoldDesign> compressed) {
        this.settings = settings;
        this.features = features;
        this.compressed = compressed;
    }

    static PreparedRidge of(RidgeSettings settings, List<Band> bands) {
        List<FoldFeatures> features = FoldFeatures.of(settings, bands);
        Blocks blocks = Blocks.of(settings);
        return new PreparedRidge(
                settings,
                features,
                isCheapCompressed(settings, features, blocks) ? compressed(settings, features, blocks) : List.of());
    }

    private static List<FoldDesign> compressed(RidgeSettings settings, List<FoldFeatures> features, Blocks blocks) {
        List<FoldDesign> designs = new ArrayList<>();
        BlockFeatures moments = BlockFeatures.of(blocks, features.get(0).all());
        for (FoldFeatures fold : features) {
            boolean shared = fold.all() == features.get(0).all();
            designs.add(new CompressedDesign(
                    fold,
                    shared ? moments : BlockFeatures.of(blocks, fold.all()),
                    settings.alphas(),
                    settings.precision()));
        }
        return designs;
    }

    // Products with p x p matrices, one a penalty, against products with (validation x training) ones, one a filter.
    private static boolean isCheapCompressed(RidgeSettings settings, List<FoldFeatures> folds, Blocks blocks) {
        double width = folds.get(0).all().columns();
        Fold inner = folds.get(0).inner().get(0);
        double penalties = settings.alphas().alphas().size();
        double few = width * width * (2 + penalties);
        double many = (double) inner.train().length * inner.test().length * Math.min(6, penalties);
        return few <= many && 4 * blocks.count() <= settings.plan().scans().total();
    }

    /**
     * Chooses penalties and scores test scans.
     *
     * <p>With one penalty for all targets, "all" means those of this call.
     *
     * @param responses shape (scans, targets), finite
     */
    public RidgeResult score(Matrix responses) {
        return score(ResponseSource.of(responses));
    }

    /**
     * Chooses penalties and scores test scans, reading a chunk of targets at a time.
     *
     * @param responses of the plan's scans, at least one target, finite
     */
    public RidgeResult score(ResponseSource responses) {
        settings.requireScans("responses", responses.scans(), responses.scans() + " rows");
        if (responses.targets() == 0) {
            throw new IllegalArgumentException("responses must have at least one target: got none");
        }
        RidgeScores scores = new RidgeScores(features.size(), responses, settings.keepPredictions());
        if (!compressed.isEmpty()) {
            new Solver(settings, responses, scores)
                    .solve(compressed, IntStream.range(0, features.size()).toArray());
        } else {
            for (int fold = 0; fold < features.size(); fold++) {
                FoldDesign design = new WideDesign(features.get(fold), settings.alphas(), settings.precision());
                new Solver(settings, responses, scores).solve(List.of(design), new int[] {fold});
            }
        }
        return scores.result(settings.alphas());
    }

    /** The outer folds, in order. */
    public List<Fold> folds() {
        return features.stream().map(FoldFeatures::fold).toList();
    }
}
