package org.brainrank.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.brainrank.features.Explanation;
import org.brainrank.features.WordTokens;
import org.brainrank.spi.UserException;
import org.brainrank.spi.method.Explainer;
import org.brainrank.spi.method.Reducer;
import org.brainrank.spi.model.Observation;
import org.brainrank.spi.model.Output;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.Quantity;
import org.brainrank.spi.model.Token;
import org.brainrank.spi.model.TokenWindow;
import org.brainrank.spi.model.Tokenizer;
import org.brainrank.testkit.FakeModel;
import org.junit.jupiter.api.Test;

class ExplanationViewTest {
    private final FakeModel model = FakeModel.create(1);

    /** Scores 1, 2, 3, … at layers 0 and 1. */
    private static final class Counting implements Explainer {
        @Override
        public Kind kind() {
            return Kind.TOKEN_SCORES;
        }

        @Override
        public boolean explains(int layer) {
            return layer < 2;
        }

        @Override
        public Pass pass() {
            return new Pass.Forward();
        }

        @Override
        public Set<Quantity> quantities() {
            return Set.of();
        }

        @Override
        public Reducer reducer(int layer, int tokens) {
            return new Reducer() {
                @Override
                public void observe(Observation step) {}

                @Override
                public float[] scores() {
                    float[] scores = new float[tokens];
                    for (int i = 0; i < tokens; i++) {
                        scores[i] = i + 1;
                    }
                    return scores;
                }
            };
        }
    }

    private ExplanationView view(Inquiry inquiry) {
        Explanation explanation = Explanation.of(
                model, new Counting(), new TreeSet<>(Set.of(0, 1, 2)), Output.LOGIT, inquiry.window(), inquiry.text());
        return new ExplanationView(model, "counting", inquiry, explanation);
    }

    @Test
    void aTokenThatBeginsTheTextHasAScoreAndNoWord() {
        Tokenizer plain = model.tokenizer().orElseThrow();
        Tokenizer begun = new Tokenizer() {
            @Override
            public List<Token> encode(String text) {
                return plain.encode(text);
            }

            @Override
            public List<Integer> opening() {
                return List.of(3);
            }

            @Override
            public String token(int id) {
                return plain.token(id);
            }
        };
        WordTokens words = WordTokens.of(List.of("ab", "c"), begun);
        int[] ids = words.tokens().stream().mapToInt(Token::id).toArray();
        Map<String, Object> json = view(new Inquiry(TokenWindow.predicted(ids), Optional.of(words)))
                .json();

        List<?> tokens = (List<?>) json.get("tokens");
        assertThat(tokens).hasSize(4);
        assertThat(Json.of(tokens.get(0)).replaceAll("\\s", ""))
                .isEqualTo("{\"id\":3,\"text\":\"c\",\"start\":0,\"end\":0,\"word\":null}");
        String layer = Json.of(((List<?>) json.get("layers")).get(0)).replaceAll("\\s", "");
        assertThat(layer).contains("\"token-scores\":[1.0,2.0,3.0,4.0]", "\"word-scores\":[5.0,4.0]");
    }

    @Test
    void theJsonHoldsToItsContract() {
        Map<String, Object> json =
                view(Inquiry.ofText(model, "once upon a time", "predicted")).json();

        assertThat(json.keySet())
                .containsExactly("model", "method", "method-hash", "target", "tokens", "words", "layers");
        String text = Json.of(json);
        assertThat(text)
                .contains(
                        "\"sha256\"",
                        "\"log-probability\"",
                        "\"token-scores\" : [ 1.0, 2.0",
                        "\"word-scores\"",
                        "\"word\" : 0",
                        "\"text\" : \"once\"");
        assertThat((List<?>) json.get("layers")).hasSize(2);
    }

    @Test
    void idsNeedNoTokenizerAndHaveNoWords() {
        Inquiry inquiry = Inquiry.ofIds(model, new int[] {1, 2, 3}, "5");

        assertThat(inquiry.window().target()).hasValue(5);
        assertThat((List<?>) view(inquiry).json().get("words")).isEmpty();
    }

    @Test
    void theActualTargetIsTheLastOneGiven() {
        Inquiry inquiry = Inquiry.ofIds(model, new int[] {1, 2, 3}, "actual");

        assertThat(inquiry.window().ids()).containsExactly(1, 2);
        assertThat(inquiry.window().target()).hasValue(3);
        assertThatThrownBy(() -> Inquiry.ofIds(model, new int[] {1}, "actual")).isInstanceOf(UserException.class);
    }

    @Test
    void aTargetOutsideTheVocabularyIsRefusedWithItsRange() {
        assertThatThrownBy(() -> Inquiry.ofIds(model, new int[] {1}, "4000"))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("from 0 to " + (model.info().vocabulary() - 1));
    }

    @Test
    void aPipeGetsScoresInBracketsAndNoColour() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        view(Inquiry.ofText(model, "once upon", "predicted")).print(Terminal.piped(out, new ByteArrayOutputStream()));

        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("layer  0  once(")
                .doesNotContain("\u001b");
    }
}
