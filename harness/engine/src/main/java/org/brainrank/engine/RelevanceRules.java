package org.brainrank.engine;

import ai.djl.ndarray.NDArray;
import java.util.function.UnaryOperator;
import org.brainrank.spi.model.Propagation;

/**
 * Rules of relevance as changed derivatives, so that relevance is input × gradient. Achtibat et al. 2024 (AttnLRP); Ali et
 * al. 2022 and Bach et al. 2015 (ε-LRP). Written from the papers.
 *
 * @param rules which
 */
record RelevanceRules(Propagation rules) implements BlockArithmetic {
    @Override
    public boolean derivative() {
        return false;
    }

    /** Identity rule: all relevance of f(x) goes to x, so f(x)/x counts as a constant. */
    @Override
    public NDArray activated(NDArray x, UnaryOperator<NDArray> function) {
        NDArray known = x.stopGradient();
        NDArray value = function.apply(known);
        // 1 instead of 0 below: an input of 0 has no relevance whatever its factor.
        NDArray factor = value.div(known.add(known.eq(0).toType(known.getDataType(), false)));
        return BlockArithmetic.graft(value, x.mul(factor));
    }

    @Override
    public NDArray gated(NDArray gate, NDArray up) {
        return holdsFactors() ? gate.stopGradient().mul(up) : half(gate).mul(half(up));
    }

    @Override
    public NDArray scores(NDArray queries, NDArray keys) {
        return half(queries).matMul(half(keys));
    }

    @Override
    public NDArray mixed(NDArray weights, NDArray values) {
        return holdsFactors()
                ? weights.stopGradient().matMul(values)
                : half(weights).matMul(half(values));
    }

    @Override
    public NDArray normalised(NDArray c, double epsilon) {
        return c.div(BlockArithmetic.meanSquare(c.stopGradient()).add(epsilon).sqrt());
    }

    @Override
    public NDArray projected(NDArray z) {
        if (rules.epsilon() == 0) {
            return z;
        }
        NDArray known = z.stopGradient();
        // sign(0) counts as 1.
        NDArray sign = known.gte(0).toType(known.getDataType(), false).mul(2).sub(1);
        return BlockArithmetic.graft(z, z.mul(known.div(known.add(sign.mul(rules.epsilon())))));
    }

    private boolean holdsFactors() {
        return rules.kind() == Propagation.Kind.EPSILON_LRP;
    }

    /** The same numbers with half the derivative. */
    private static NDArray half(NDArray x) {
        return BlockArithmetic.graft(x, Scalars.times(x, 0.5));
    }
}
