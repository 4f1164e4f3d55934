package org.brainrank.method.paths;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.brainrank.spi.Card;
import org.brainrank.spi.ParameterSpec;
import org.brainrank.spi.Parameters;
import org.brainrank.spi.method.Axiom;
import org.brainrank.spi.method.Explainer;

/**
 * In which form a path method gives what each number of a layer, (tokens, width), contributes: the parameters {@code scores}
 * and {@code aggregate}.
 *
 * @param scores which numbers add up
 * @param aggregate how a token's numbers become one; {@code SUM} if tokens are not what is scored
 */
record Form(Scores scores, Aggregate aggregate) {
    /** Which numbers add up. */
    enum Scores {
        /** Those of a token: one score a token. */
        TOKENS,
        /** Those of a dimension, over all tokens: a vector. */
        NEURONS,
        /** Those of a dimension, over the tokens of the last word: a vector. */
        LAST_WORD
    }

    /** How the numbers c of a token become one. */
    enum Aggregate {
        /** Σ c. */
        SUM,
        /** √Σ c². */
        L2,
        /** Σ |c|. */
        ABS_SUM
    }

    /** What a card's formula says of the other forms; c_tj is what number j of token t contributes. */
    static final String FORMULA =
            "; aggregate: sum Σ_j c_tj, l2 √Σ_j c_tj², abs-sum Σ_j |c_tj|; scores=neurons: Σ_t c_tj, last-word: over its tokens";

    private static final String SCORES = "scores";
    private static final String AGGREGATE = "aggregate";
    private static final List<String> AGGREGATES = List.of("sum", "l2", "abs-sum");
    /** What a sum over a token's numbers is needed for. */
    private static final Set<Axiom> OF_SUMS =
            EnumSet.of(Axiom.COMPLETENESS, Axiom.LINEARITY, Axiom.EXACT_ON_LINEAR, Axiom.FINITE_DIFFERENCES);

    /** Adds both parameters to a card whose variants were named before there were any. */
    static Card with(Card card) {
        return card.with(scoresSpec())
                .with(ParameterSpec.choice(
                                AGGREGATE,
                                "sum",
                                AGGREGATES,
                                "How what a token's dimensions contribute becomes one number: their sum, the root of their"
                                        + " squares' sum, or the sum of their sizes.")
                        .onlyWith(SCORES, "tokens")
                        .unnamedAtDefault());
    }

    /** The same where a sum says little, and so is no default. */
    static Card withNorm(Card card) {
        return card.with(scoresSpec())
                .with(ParameterSpec.choice(
                                AGGREGATE,
                                "l2",
                                List.of("l2", "abs-sum", "sum"),
                                "How a token's dimensions become one number; sum is close to 0 where a norm reads the layer.")
                        .onlyWith(SCORES, "tokens"));
    }

    private static ParameterSpec scoresSpec() {
        return ParameterSpec.choice(
                        SCORES,
                        "tokens",
                        List.of("tokens", "neurons", "last-word"),
                        "tokens: one number a token; neurons: a vector with a number a dimension, tokens added up; last-word:"
                                + " the same of the tokens of the last word alone.")
                .unnamedAtDefault();
    }

    static Form of(Parameters parameters) {
        Scores scores = Scores.valueOf(name(parameters, SCORES));
        return new Form(
                scores, scores == Scores.TOKENS ? Aggregate.valueOf(name(parameters, AGGREGATE)) : Aggregate.SUM);
    }

    private static String name(Parameters parameters, String parameter) {
        return parameters.text(parameter).toUpperCase(Locale.ROOT).replace('-', '_');
    }

    Explainer.Kind kind() {
        return scores == Scores.TOKENS ? Explainer.Kind.TOKEN_SCORES : Explainer.Kind.VECTOR;
    }

    /** Whether the numbers sum to what all numbers of the layer sum to. */
    boolean isWhole() {
        return scores != Scores.LAST_WORD && aggregate == Aggregate.SUM;
    }

    /** What remains of a method's axioms in this form. */
    Set<Axiom> keep(Set<Axiom> axioms) {
        Set<Axiom> kept = EnumSet.noneOf(Axiom.class);
        kept.addAll(axioms);
        if (scores != Scores.TOKENS) {
            kept.retainAll(isWhole() ? Set.of(Axiom.COMPLETENESS) : Set.of());
        } else if (aggregate != Aggregate.SUM) {
            kept.removeAll(OF_SUMS);
        }
        return kept;
    }
}
