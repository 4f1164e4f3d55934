package org.brainrank.engine;

/**
 * One token's walk over the embedding table, from its own row towards a baseline. Sanyal and Ren 2021, greedy anchors.
 *
 * <p>An anchor e is made monotone: a number of it that lies between where the walk stands and the baseline is kept, another
 * is replaced by a step of (baseline − where it stands)/(steps that are left), so that the walk arrives evenly. The anchor that changes least by this is the next one.
 */
final class AnchorWalk {
    private final float[] baseline;
    private int left;
    private float[] here;

    /**
     * A walk.
     *
     * @param start the token's embedding
     * @param baseline where it leads, of the same length
     * @param steps how many in all
     */
    AnchorWalk(float[] start, float[] baseline, int steps) {
        this.here = start;
        this.baseline = baseline;
        this.left = steps;
    }

    /**
     * Goes on to the best of some anchors.
     *
     * @param anchors rows of the table, one behind the other
     * @param allowed which of them may be taken
     * @return the index of the one that was taken; −1 if none was allowed: a plain step towards the baseline
     */
    int step(float[] anchors, boolean[] allowed) {
        int best = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < allowed.length; i++) {
            double change = allowed[i] ? change(anchors, i) : Double.POSITIVE_INFINITY;
            if (change < least) {
                best = i;
                least = change;
            }
        }
        float[] next = new float[here.length];
        for (int j = 0; j < next.length; j++) {
            next[j] = best < 0 ? plain(j) : monotone(anchors[best * here.length + j], j);
        }
        here = next;
        left--;
        return best;
    }

    /** Where the walk stands. */
    float[] here() {
        return here;
    }

    private double change(float[] anchors, int index) {
        double sum = 0;
        for (int j = 0; j < here.length; j++) {
            float anchor = anchors[index * here.length + j];
            double difference = (double) anchor - monotone(anchor, j);
            sum += difference * difference;
        }
        return sum;
    }

    private float monotone(float anchor, int j) {
        boolean between = here[j] <= baseline[j]
                ? here[j] <= anchor && anchor <= baseline[j]
                : baseline[j] <= anchor && anchor <= here[j];
        return between ? anchor : plain(j);
    }

    private float plain(int j) {
        return here[j] + (baseline[j] - here[j]) / left;
    }
}
