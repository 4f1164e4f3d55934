package org.brainrank.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.brainrank.features.Explanation;
import org.brainrank.features.WordTokens;
import org.brainrank.provenance.VariantHash;
import org.brainrank.spi.model.LanguageModel;
import org.brainrank.spi.model.Prediction;
import org.brainrank.spi.model.Token;

/** An explanation for people and for programs. */
final class ExplanationView {
    private static final int SHADES = 5;
    // 256-colour backgrounds, weak to strong: blue speaks for the target, orange against it.
    private static final int[] FOR = {153, 117, 75, 33, 27};
    private static final int[] AGAINST = {223, 216, 209, 208, 202};

    private final LanguageModel model;
    private final String variant;
    private final Inquiry inquiry;
    private final Explanation explanation;

    ExplanationView(LanguageModel model, String variant, Inquiry inquiry, Explanation explanation) {
        this.model = model;
        this.variant = variant;
        this.inquiry = inquiry;
        this.explanation = explanation;
    }

    /** The contract of {@code explain --json}. */
    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        Map<String, String> named = new LinkedHashMap<>();
        named.put("id", model.info().id());
        named.put("sha256", model.info().sha256());
        json.put("model", named);
        json.put("method", variant);
        json.put("method-hash", VariantHash.of(variant));
        Prediction prediction = explanation.prediction();
        Map<String, Object> target = new LinkedHashMap<>();
        target.put("id", prediction.target());
        model.tokenizer().ifPresent(tokenizer -> target.put("token", tokenizer.text(prediction.target())));
        target.put("logit", prediction.logit());
        target.put("log-probability", prediction.logProbability());
        prediction.foil().ifPresent(foil -> target.put("foil", foil(foil)));
        json.put("target", target);
        json.put("tokens", tokens());
        json.put("words", words());
        json.put(
                "layers",
                explanation.layers().stream().map(ExplanationView::layer).toList());
        return json;
    }

    private Map<String, Object> foil(Prediction.Foil foil) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", foil.token());
        model.tokenizer().ifPresent(tokenizer -> json.put("token", tokenizer.text(foil.token())));
        json.put("logit", foil.logit());
        json.put("log-probability", foil.logProbability());
        return json;
    }

    void print(Terminal terminal) {
        PrintStream out = terminal.out();
        Prediction prediction = explanation.prediction();
        String token = model.tokenizer()
                .map(tokenizer -> "'" + tokenizer.text(prediction.target()) + "' ")
                .orElse("");
        out.println(String.format(
                Locale.ROOT,
                "%s on %s: next token %s(id %d), logit %.4f, log-probability %.4f",
                variant,
                model.info().id(),
                token,
                prediction.target(),
                prediction.logit(),
                prediction.logProbability()));
        prediction
                .foil()
                .ifPresent(foil -> out.println(String.format(
                        Locale.ROOT,
                        "rather than %s(id %d), logit %.4f, log-probability %.4f",
                        model.tokenizer()
                                .map(tokenizer -> "'" + tokenizer.text(foil.token()) + "' ")
                                .orElse(""),
                        foil.token(),
                        foil.logit(),
                        foil.logProbability())));
        for (Explanation.Layer layer : explanation.layers()) {
            out.println(String.format(Locale.ROOT, "layer %2d  %s", layer.layer(), line(layer, terminal.colour())));
            layer.completenessGap()
                    .filter(gap -> gap > 0.1)
                    .ifPresent(gap -> out.println(String.format(
                            Locale.ROOT,
                            "          completeness gap %.0f %%: take more steps, or another baseline",
                            100 * gap)));
            layer.standardError()
                    .ifPresent(error -> out.println(String.format(
                            Locale.ROOT,
                            "          standard error of a score %.2g %% of what there is to distribute",
                            100 * error)));
        }
        if (explanation.layers().stream().anyMatch(layer -> layer.vector().length == 0)) {
            out.println(
                    terminal.colour()
                            ? "          blue speaks for the next token, orange against it; scaled by each layer's largest score"
                            : "          scores in brackets, as they are");
        }
    }

    private String line(Explanation.Layer layer, boolean colour) {
        if (layer.vector().length > 0) {
            StringBuilder numbers = new StringBuilder("vector of " + layer.vector().length + ":");
            for (int i = 0; i < Math.min(6, layer.vector().length); i++) {
                numbers.append(String.format(Locale.ROOT, " %.4g", layer.vector()[i]));
            }
            return numbers.append(" …").toString();
        }
        boolean byWord = inquiry.text().isPresent();
        float[] scores = byWord ? layer.wordScores() : layer.tokenScores();
        List<String> labels = byWord
                ? inquiry.text().orElseThrow().words().stream()
                        .map(WordTokens.Span::text)
                        .toList()
                : IntStream.of(explanation.ids()).mapToObj(Integer::toString).toList();
        double largest = 0;
        for (float score : scores) {
            largest = Math.max(largest, Math.abs(score));
        }
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < scores.length; i++) {
            parts.add(
                    colour
                            ? coloured(labels.get(i), scores[i], largest)
                            : labels.get(i) + String.format(Locale.ROOT, "(%.3g)", scores[i]));
        }
        return String.join(" ", parts);
    }

    private static String coloured(String label, float score, double largest) {
        int shade = largest == 0 ? -1 : (int) Math.ceil(Math.abs(score) / largest * SHADES) - 1;
        if (shade < 0) {
            return label;
        }
        int background = score > 0 ? FOR[shade] : AGAINST[shade];
        int text = shade >= 3 && score > 0 ? 15 : 16;
        return "\u001b[48;5;" + background + "m\u001b[38;5;" + text + "m" + label + "\u001b[0m";
    }

    private List<Map<String, Object>> tokens() {
        List<Map<String, Object>> tokens = new ArrayList<>();
        for (int i = 0; i < explanation.ids().length; i++) {
            Map<String, Object> token = new LinkedHashMap<>();
            token.put("id", explanation.ids()[i]);
            if (inquiry.text().isPresent()) {
                WordTokens text = inquiry.text().get();
                Token spelled = text.tokens().get(i);
                boolean isOfWord = text.wordOfToken()[i] != WordTokens.NO_WORD;
                token.put("text", isOfWord ? text.text().substring(spelled.start(), spelled.end()) : spelled.text());
                token.put("start", spelled.start());
                token.put("end", spelled.end());
                token.put("word", isOfWord ? text.wordOfToken()[i] : null);
            } else {
                int id = explanation.ids()[i];
                model.tokenizer().ifPresent(tokenizer -> token.put("text", tokenizer.text(id)));
            }
            tokens.add(token);
        }
        return tokens;
    }

    private List<WordTokens.Span> words() {
        return inquiry.text().map(WordTokens::words).orElse(List.of());
    }

    private static Map<String, Object> layer(Explanation.Layer layer) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("layer", layer.layer());
        if (layer.vector().length > 0) {
            json.put("vector", layer.vector());
        } else {
            json.put("token-scores", layer.tokenScores());
            json.put("word-scores", layer.wordScores());
        }
        layer.completenessGap().ifPresent(gap -> json.put("completeness-gap", gap));
        layer.standardError().ifPresent(error -> json.put("standard-error", error));
        return json;
    }
}
