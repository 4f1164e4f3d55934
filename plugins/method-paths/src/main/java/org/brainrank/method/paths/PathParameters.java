package org.brainrank.method.paths;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.brainrank.spi.ParameterException;
import org.brainrank.spi.ParameterSpec;
import org.brainrank.spi.Parameters;
import org.brainrank.spi.model.Baseline;
import org.brainrank.spi.model.ModelInfo;
import org.brainrank.spi.model.Quadrature;

/** The parameters that path methods share: how many steps, and where the path starts. */
final class PathParameters {
    static final ParameterSpec STEPS = ParameterSpec.integer(
            "steps", 20, 1, 10_000, "Points of the quadrature; more are more exact and cost as much more.");

    static final ParameterSpec BASELINE = ParameterSpec.choice(
            "baseline",
            "auto",
            List.of("auto", "zero", "mean-embedding"),
            "Where the path starts; auto is zero, but mean-embedding where the gradient explodes at zero"
                    + " (norms without bias, as in Llama).");

    static final ParameterSpec RULE = ParameterSpec.choice(
            "rule",
            "gauss-legendre",
            List.of("gauss-legendre", "riemann-middle", "riemann-left", "trapezoid"),
            "The quadrature.");

    private PathParameters() {}

    static Baseline baseline(Parameters parameters, ModelInfo model) {
        String name = parameters.text("baseline");
        if (name.equals("auto")) {
            return model.zeroBaselineIsSingular() ? Baseline.MEAN_EMBEDDING : Baseline.ZERO;
        }
        return name.equals("zero") ? Baseline.ZERO : Baseline.MEAN_EMBEDDING;
    }

    /** What {@code auto} came to, for the run record. */
    static Map<String, String> resolved(Parameters parameters, Baseline baseline) {
        return parameters.text("baseline").equals("auto") ? Map.of("baseline", baseline.toString()) : Map.of();
    }

    static Quadrature rule(Parameters parameters) {
        Quadrature rule = Quadrature.valueOf(
                parameters.text("rule").toUpperCase(Locale.ROOT).replace('-', '_'));
        if (rule == Quadrature.TRAPEZOID && parameters.integer("steps") < 2) {
            throw new ParameterException("steps", "rule=trapezoid needs steps >= 2, one at each end; was 1");
        }
        return rule;
    }
}
