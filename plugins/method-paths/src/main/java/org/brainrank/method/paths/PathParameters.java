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
            List.of("auto", "zero", "mean-embedding", "pad", "token"),
            "Where the path starts; auto is zero, but mean-embedding where the gradient explodes at zero"
                    + " (norms without bias, as in Llama); pad is the embedding of the model's padding token, or of its"
                    + " end of text if it has none; token that of baseline-token.");

    static final ParameterSpec BASELINE_TOKEN = ParameterSpec.integer(
            "baseline-token",
            -1,
            -1,
            Integer.MAX_VALUE,
            "The token id that baseline=token means; -1 for other baselines.");

    static final ParameterSpec RULE = ParameterSpec.choice(
            "rule",
            "gauss-legendre",
            List.of("gauss-legendre", "riemann-middle", "riemann-left", "riemann-right", "trapezoid"),
            "The quadrature.");

    static final ParameterSpec SCORES = ParameterSpec.choice(
            "scores",
            "tokens",
            List.of("tokens", "neurons"),
            "tokens adds up dimensions, one score a token; neurons adds up tokens, a vector with a number a dimension.");

    private PathParameters() {}

    static boolean neurons(Parameters parameters) {
        return parameters.text("scores").equals("neurons");
    }

    static Baseline baseline(Parameters parameters, ModelInfo model) {
        int token = parameters.integer("baseline-token");
        String name = parameters.text("baseline");
        if (name.equals("token") != token >= 0) {
            throw new ParameterException(
                    "baseline-token",
                    name.equals("token")
                            ? "baseline=token needs the id of a token: baseline=token,baseline-token=ID"
                            : "baseline-token=" + token + " is for baseline=token; the baseline was " + name);
        }
        if (token >= model.vocabulary()) {
            throw new ParameterException(
                    "baseline-token",
                    token + " is outside the vocabulary of model '" + model.id() + "', 0 to "
                            + (model.vocabulary() - 1));
        }
        return switch (name) {
            case "auto" -> model.zeroBaselineIsSingular() ? Baseline.MEAN_EMBEDDING : Baseline.ZERO;
            case "zero" -> Baseline.ZERO;
            case "mean-embedding" -> Baseline.MEAN_EMBEDDING;
            case "token" -> Baseline.token(token);
            default -> pad(model);
        };
    }

    private static Baseline pad(ModelInfo model) {
        return Baseline.token(model.padToken()
                .orElseThrow(() -> new ParameterException(
                        "baseline",
                        "model '" + model.id() + "' names no padding or end-of-text token; name one yourself:"
                                + " baseline=token,baseline-token=ID")));
    }

    /** What {@code auto} and {@code pad} came to, for the run record. */
    static Map<String, String> resolved(Parameters parameters, Baseline baseline) {
        return List.of("auto", "pad").contains(parameters.text("baseline"))
                ? Map.of("baseline", baseline.toString())
                : Map.of();
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
