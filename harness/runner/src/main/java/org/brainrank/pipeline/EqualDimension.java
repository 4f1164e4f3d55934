package org.brainrank.pipeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.brainrank.features.FeatureSpace;
import org.brainrank.provenance.Seeds;

/**
 * Feature spaces cut down to one dimension D, so that what ten numbers a word predict is compared with what three thousand
 * predict when they have to fit into ten. Two ways, for each has a bias of its own:
 *
 * <ul>
 *   <li>{@code pca-D}: the D leading principal components, learnt on each fold's training scans. They keep the most of the
 *       features' variance, which need not be what predicts.
 *   <li>{@code projection-D}: x R with R of shape (features, D), standard normal numbers over √D, from a seed that
 *       depends on the width alone. It knows nothing of the data, keeps distances in the mean (Johnson and
 *       Lindenstrauss 1984) and favours no direction, so it says what ten arbitrary views of the space predict.
 * </ul>
 *
 * The same R serves all spaces of a width: layers, models, shuffled and untrained copies stay comparable.
 */
final class EqualDimension {
    private final int dimension;
    private final Seeds seeds;

    /**
     * Sets the dimension.
     *
     * @param dimension D; 0 for no reduction
     */
    EqualDimension(int dimension, Seeds seeds) {
        this.dimension = dimension;
        this.seeds = seeds;
    }

    /** The wider ones of some feature sets, each twice; none for those that are no wider than D. */
    List<FeatureSet> of(List<FeatureSet> sets) {
        List<FeatureSet> reduced = new ArrayList<>();
        for (FeatureSet set : sets) {
            for (Capacity capacity : Capacity.reduced(set.space().features(), dimension)) {
                reduced.add(new FeatureSet(
                        set.model(),
                        set.layer(),
                        set.variant(),
                        set.role(),
                        capacity.kind() == Capacity.Kind.PROJECTION ? projected(set.space()) : set.space(),
                        set.downsampling(),
                        capacity));
            }
        }
        return reduced;
    }

    private FeatureSpace projected(FeatureSpace space) {
        double[][] directions = directions(space.features());
        Map<String, List<float[]>> stories = new LinkedHashMap<>();
        space.stories()
                .forEach((story, words) -> stories.put(
                        story,
                        words.stream().map(word -> projected(word, directions)).toList()));
        return new FeatureSpace(stories, dimension, List.of(), space.seconds());
    }

    private float[] projected(float[] word, double[][] directions) {
        double[] sums = new double[dimension];
        for (int feature = 0; feature < word.length; feature++) {
            for (int i = 0; i < dimension; i++) {
                sums[i] += word[feature] * directions[feature][i];
            }
        }
        float[] projected = new float[dimension];
        for (int i = 0; i < dimension; i++) {
            projected[i] = (float) sums[i];
        }
        return projected;
    }

    /** Shape [features][dimension]. */
    private double[][] directions(int features) {
        Random random = new Random(seeds.of("projection/" + features));
        double[][] directions = new double[features][dimension];
        for (double[] row : directions) {
            for (int i = 0; i < dimension; i++) {
                row[i] = random.nextGaussian() / Math.sqrt(dimension);
            }
        }
        return directions;
    }
}
