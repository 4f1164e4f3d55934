package org.brainrank.method.paths;

/** Adds up, in float64, what each number of a layer contributes, and gives it in a {@link Form}. */
final class Tally {
    private final Form form;
    private final int tokens;
    private final int firstOfLastWord;
    private double[] sums = {};
    private double total;

    /**
     * A tally of nothing yet.
     *
     * @param tokens of the window
     * @param ofLastWord how many of them are its last word
     */
    Tally(Form form, int tokens, int ofLastWord) {
        this.form = form;
        this.tokens = tokens;
        this.firstOfLastWord = tokens - ofLastWord;
    }

    /**
     * Adds a contribution.
     *
     * @param index of the number in (tokens, width)
     * @param width of the layer, the same every time
     */
    void add(int index, int width, double contribution) {
        if (sums.length == 0) {
            sums = new double[length(width)];
        }
        total += contribution;
        switch (form.scores()) {
            case TOKENS -> sums[form.aggregate() == Form.Aggregate.SUM ? index / width : index] += contribution;
            case NEURONS -> sums[index % width] += contribution;
            case LAST_WORD -> {
                if (index / width >= firstOfLastWord) {
                    sums[index % width] += contribution;
                }
            }
        }
    }

    private int length(int width) {
        if (form.scores() != Form.Scores.TOKENS) {
            return width;
        }
        // A norm of sums needs all of them; a sum of sums does not.
        return form.aggregate() == Form.Aggregate.SUM ? tokens : tokens * width;
    }

    /** Of all contributions, in whatever form they are given. */
    double total() {
        return total;
    }

    float[] scores() {
        boolean norm = form.aggregate() != Form.Aggregate.SUM;
        float[] scores = new float[norm ? tokens : sums.length];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = (float) (norm ? norm(i) : sums[i]);
        }
        return scores;
    }

    private double norm(int token) {
        int width = sums.length / tokens;
        double norm = 0;
        for (int i = token * width; i < (token + 1) * width; i++) {
            norm += form.aggregate() == Form.Aggregate.L2 ? sums[i] * sums[i] : Math.abs(sums[i]);
        }
        return form.aggregate() == Form.Aggregate.L2 ? Math.sqrt(norm) : norm;
    }
}
