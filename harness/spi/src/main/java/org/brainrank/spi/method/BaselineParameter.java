package org.brainrank.spi.method;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.brainrank.spi.ParameterException;
import org.brainrank.spi.ParameterSpec;
import org.brainrank.spi.Parameters;
import org.brainrank.spi.model.Baseline;
import org.brainrank.spi.model.ModelInfo;

/**
 * The parameter by which a user says what stands for "nothing said here": {@code baseline} of methods that start from it,
 * {@code mask} of methods that put it in a token's place. One spelling for all:
 *
 * <table>
 * <caption>Values</caption>
 * <tr><td>{@code zero}</td><td>the zero vector</td></tr>
 * <tr><td>{@code mean-embedding}</td><td>the mean row of the embedding table</td></tr>
 * <tr><td>{@code pad}</td><td>the model's padding token, or its end of text if it has none</td></tr>
 * <tr><td>a token's id</td><td>that token's embedding</td></tr>
 * <tr><td>{@code auto}</td><td>where it is the default: {@code zero}, but {@code mean-embedding} for models whose gradient
 * explodes at a zero embedding (norms without bias, as in Llama)</td></tr>
 * </table>
 *
 * @param spec for the method's card
 */
public record BaselineParameter(ParameterSpec spec) {
    private static final String AUTO = "auto";
    private static final String PAD = "pad";

    /**
     * A parameter that is {@code auto} unless told otherwise.
     *
     * @param name for example {@code baseline}
     * @param description one sentence: what it is for
     * @return the parameter
     */
    public static BaselineParameter auto(String name, String description) {
        return of(
                name,
                List.of(AUTO),
                description
                        + " auto is zero, but mean-embedding where the gradient explodes at zero (norms without bias,"
                        + " as in Llama);");
    }

    /**
     * A parameter that is {@code zero} unless told otherwise, on every model.
     *
     * @param name for example {@code mask}
     * @param description one sentence: what it is for
     * @return the parameter
     */
    public static BaselineParameter zero(String name, String description) {
        return of(name, List.of(), description);
    }

    private static BaselineParameter of(String name, List<String> first, String description) {
        List<String> choices = new ArrayList<>(first);
        choices.addAll(List.of("zero", "mean-embedding", PAD));
        return new BaselineParameter(ParameterSpec.choiceOrInteger(
                name,
                choices.get(0),
                choices,
                Integer.MAX_VALUE,
                description + " pad is the model's padding token, or its end of text if it has none; a number is a"
                        + " token's id."));
    }

    /**
     * What was chosen.
     *
     * @param parameters of the variant
     * @param model that is explained
     * @return the baseline
     * @throws ParameterException if the model has no such token
     */
    public Baseline of(Parameters parameters, ModelInfo model) {
        String name = parameters.text(spec.name());
        return switch (name) {
            case AUTO -> model.zeroBaselineIsSingular() ? Baseline.MEAN_EMBEDDING : Baseline.ZERO;
            case "zero" -> Baseline.ZERO;
            case "mean-embedding" -> Baseline.MEAN_EMBEDDING;
            case PAD ->
                Baseline.token(model.padToken()
                        .orElseThrow(() -> new ParameterException(
                                spec.name(),
                                "model '" + model.id() + "' names no padding or end-of-text token; name one yourself: "
                                        + spec.name() + "=ID")));
            default -> token(Integer.parseInt(name), model);
        };
    }

    private Baseline token(int id, ModelInfo model) {
        if (id >= model.vocabulary()) {
            throw new ParameterException(
                    spec.name(),
                    "'" + spec.name() + "' " + id + " is outside the vocabulary of model '" + model.id() + "', 0 to "
                            + (model.vocabulary() - 1));
        }
        return Baseline.token(id);
    }

    /**
     * What was left to the model, for {@link Explainer#resolved()}.
     *
     * @param parameters of the variant
     * @param baseline what it came to
     * @return the parameter's name and the baseline; empty unless {@code auto} or {@code pad} was chosen
     */
    public Map<String, String> resolved(Parameters parameters, Baseline baseline) {
        return List.of(AUTO, PAD).contains(parameters.text(spec.name()))
                ? Map.of(spec.name(), baseline.toString())
                : Map.of();
    }
}
