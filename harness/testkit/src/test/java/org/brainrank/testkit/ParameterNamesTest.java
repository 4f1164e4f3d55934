package org.brainrank.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.brainrank.spi.Card;
import org.brainrank.spi.ParameterException;
import org.brainrank.spi.ParameterSpec;
import org.brainrank.spi.Parameters;
import org.junit.jupiter.api.Test;

/** Which parameters stand in a variant's name. */
class ParameterNamesTest {
    private static final ParameterSpec AGGREGATE = ParameterSpec.choice(
                    "aggregate", "sum", List.of("sum", "l2"), "How.")
            .onlyWith("scores", "tokens");

    private static final Card CARD = Card.of("a-method", "One.")
            .with(ParameterSpec.integer("steps", 20, 1, 100, "Many."))
            .with(ParameterSpec.choice("scores", "tokens", List.of("tokens", "neurons"), "What.")
                    .unnamedAtDefault())
            .with(AGGREGATE.unnamedAtDefault())
            .with(ParameterSpec.choiceOrInteger("mask", "zero", List.of("zero", "pad"), 999, "Which."));

    @Test
    void whatHasNoEffectAndLateComersAtTheirDefaultDoNot() {
        assertThat(name(Map.of())).isEqualTo("a-method{steps=20,mask=zero}");
        assertThat(name(Map.of("aggregate", "sum", "scores", "tokens"))).isEqualTo("a-method{steps=20,mask=zero}");
        assertThat(name(Map.of("aggregate", "l2"))).isEqualTo("a-method{steps=20,aggregate=l2,mask=zero}");
        assertThat(name(Map.of("scores", "neurons"))).isEqualTo("a-method{steps=20,scores=neurons,mask=zero}");
    }

    @Test
    void whatHasNoEffectIsRefusedIfGivenAndReadAsItsDefaultOtherwise() {
        assertThatThrownBy(() -> CARD.resolve(Map.of("scores", "neurons", "aggregate", "sum")))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("'aggregate' has an effect only with scores=tokens")
                .hasMessageContaining("scores=neurons");
        Parameters neurons = CARD.resolve(Map.of("scores", "neurons"));
        assertThat(neurons.text("aggregate")).isEqualTo("sum");
        assertThat(neurons.values()).doesNotContainKey("aggregate");
        assertThat(CARD.resolve(neurons.values()).variantOf("m")).isEqualTo(neurons.variantOf("m"));
    }

    @Test
    void aConditionNamesADeclaredParameterAndOneOfItsValues() {
        assertThatThrownBy(() -> Card.of("a-method", "One.").with(AGGREGATE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("declare that parameter first");
        assertThatThrownBy(() -> CARD.with(
                        ParameterSpec.integer("late", 1, 0, 9, "Late.").onlyWith("scores", "both")))
                .isInstanceOf(ParameterException.class);
        assertThat(AGGREGATE.expected()).isEqualTo("one of sum, l2 (only with scores=tokens)");
    }

    @Test
    void aTextOrANumberIsSpelledInOneWay() {
        assertThat(name(Map.of("mask", "007")))
                .isEqualTo(name(Map.of("mask", 7)))
                .contains("mask=7");
        assertThat(CARD.resolve(Map.of("mask", 7)).text("mask")).isEqualTo("7");
        for (Object bad : List.of("nought", -1, 1000)) {
            assertThatThrownBy(() -> CARD.resolve(Map.of("mask", bad)))
                    .isInstanceOf(ParameterException.class)
                    .hasMessageContaining("one of zero, pad, or a whole number from 0 to 999");
        }
    }

    private static String name(Map<String, Object> given) {
        return CARD.resolve(given).variantOf("a-method");
    }
}
