package org.brainrank.statistics;

import java.util.List;

/**
 * What three sets of features explain of one target, each alone, by two and by all three: a Venn diagram of held-out R².
 *
 * <p>With R²(A), R²(B), R²(C) of the three sets alone, R²(AB), R²(AC), R²(BC) of the pairs and R²(ABC) of all,
 *
 * <pre>
 * only A          = R²(ABC) − R²(BC)
 * A and B, not C  = R²(AC) + R²(BC) − R²(C) − R²(ABC)
 * all three       = R²(ABC) + R²(A) + R²(B) + R²(C) − R²(AB) − R²(AC) − R²(BC)
 * </pre>
 *
 * and likewise for the others; the seven parts sum to R²(ABC). Source: de Heer et al. 2017, The hierarchical cortical
 * organization of human speech processing, doi:10.1523/JNEUROSCI.3267-16.2017; Lescroart, Stansbury and Gallant 2015,
 * doi:10.3389/fncom.2015.00135.
 *
 * <h2>Appropriate usage</h2>
 * All seven models must be scored on the same held-out scans. Parts are never clipped: a part below zero says that a
 * joint model predicts worse than its smaller part does (too few scans for its width), or that one set hides noise of
 * another (suppression), and de Heer et al.'s correction by a constrained fit would only hide it. A part says nothing of
 * what is shared in the brain, only of what three feature spaces share in predicting it.
 *
 * @param first R² that only the first set explains
 * @param second R² that only the second set explains
 * @param third R² that only the third set explains
 * @param firstAndSecond R² that the first and the second explain, and not the third
 * @param firstAndThird R² that the first and the third explain, and not the second
 * @param secondAndThird R² that the second and the third explain, and not the first
 * @param all R² that each of the three explains
 */
public record VariancePartition(
        double first,
        double second,
        double third,
        double firstAndSecond,
        double firstAndThird,
        double secondAndThird,
        double all) {

    /**
     * Held-out R² of the seven models of one target, or means of them; NaN where the target has no score.
     *
     * @param first of the first set alone
     * @param second of the second set alone
     * @param third of the third set alone
     * @param firstSecond of the first and the second together
     * @param firstThird of the first and the third together
     * @param secondThird of the second and the third together
     * @param all of all three together
     */
    public record Models(
            double first,
            double second,
            double third,
            double firstSecond,
            double firstThird,
            double secondThird,
            double all) {}

    /**
     * Splits one target's R².
     *
     * @param r2 of the seven models
     * @return the seven parts; NaN where a model that enters them is NaN
     */
    public static VariancePartition of(Models r2) {
        return new VariancePartition(
                r2.all() - r2.secondThird(),
                r2.all() - r2.firstThird(),
                r2.all() - r2.firstSecond(),
                r2.firstThird() + r2.secondThird() - r2.third() - r2.all(),
                r2.firstSecond() + r2.secondThird() - r2.second() - r2.all(),
                r2.firstSecond() + r2.firstThird() - r2.first() - r2.all(),
                r2.all()
                        + r2.first()
                        + r2.second()
                        + r2.third()
                        - r2.firstSecond()
                        - r2.firstThird()
                        - r2.secondThird());
    }

    /**
     * The seven parts in the order of the components.
     *
     * @return first, second, third, first and second, first and third, second and third, all
     */
    public List<Double> parts() {
        return List.of(first, second, third, firstAndSecond, firstAndThird, secondAndThird, all);
    }

    /**
     * R² of the model with all three sets.
     *
     * @return the sum of the parts
     */
    public double total() {
        return first + second + third + firstAndSecond + firstAndThird + secondAndThird + all;
    }
}
