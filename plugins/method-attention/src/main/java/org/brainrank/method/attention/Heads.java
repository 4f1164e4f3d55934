package org.brainrank.method.attention;

import org.brainrank.spi.ParameterException;
import org.brainrank.spi.model.Tensor;

/**
 * How the heads of a block become one.
 *
 * @param rule mean, max, or one head
 * @param index of the one head, from 0; −1 for other rules
 */
record Heads(Rule rule, int index) {
    enum Rule {
        MEAN,
        MAX,
        ONE
    }

    static final Heads MEAN = new Heads(Rule.MEAN, -1);

    /**
     * Reads the parameter.
     *
     * @param text as the parameter is declared: {@code mean}, {@code max}, or a head's number
     * @param heads of a block
     */
    static Heads of(String text, int heads) {
        if (text.equals("mean")) {
            return MEAN;
        }
        if (text.equals("max")) {
            return new Heads(Rule.MAX, -1);
        }
        int head = Integer.parseInt(text);
        if (head < heads) {
            return new Heads(Rule.ONE, head);
        }
        throw new ParameterException(
                "heads",
                "'heads' is mean, max, or the number of a head from 0 to " + (heads - 1) + "; was '" + text + "'");
    }

    /** One weight. */
    double weight(Tensor attention, int query, int key) {
        int heads = attention.size(0);
        double weight = 0;
        for (int head = 0; head < heads; head++) {
            double one = attention.at(head).get(query, key);
            weight = switch (rule) {
                case MEAN -> weight + one / heads;
                case MAX -> Math.max(weight, one);
                case ONE -> head == index ? one : weight;
            };
        }
        return weight;
    }
}
