package org.brainrank.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NamesTest {
    @Test
    void aLoneVariantLosesItsParameters() {
        Names names = new Names(List.of("erasure{mask=zero}", "attention", "shuffled:erasure{mask=zero}"));
        assertThat(names.of("erasure{mask=zero}")).isEqualTo("erasure");
        assertThat(names.of("attention")).isEqualTo("attention");
        assertThat(names.of("shuffled:erasure{mask=zero}")).isEqualTo("shuffled:erasure");
    }

    @Test
    void severalVariantsKeepWhatTellsThemApart() {
        Names names = new Names(List.of("ig{steps=20,baseline=zero}", "ig{steps=50,baseline=zero}"));
        assertThat(names.of("ig{steps=20,baseline=zero}")).isEqualTo("ig{steps=20}");
        assertThat(names.of("ig{steps=50,baseline=zero}")).isEqualTo("ig{steps=50}");
    }

    @Test
    void aVariantWithoutParametersBesideOneWithThem() {
        Names names = new Names(List.of("ig", "ig{steps=50}"));
        assertThat(names.of("ig")).isEqualTo("ig");
        assertThat(names.of("ig{steps=50}")).isEqualTo("ig{steps=50}");
    }

    @Test
    void namesThatWouldCollideStayWhole() {
        Names names = new Names(List.of("ig{a=1,a=1}", "ig{a=1}", "ig{}"));
        assertThat(List.of(names.of("ig{a=1,a=1}"), names.of("ig{a=1}"), names.of("ig{}")))
                .doesNotHaveDuplicates();
    }

    @Test
    void numbersReadAsPeopleWriteThem() {
        assertThat(Numbers.fixed(-0.00001, 4)).isEqualTo("0.0000");
        assertThat(Numbers.fixed(Double.NaN, 4)).isEqualTo("–");
        assertThat(Numbers.fixed(Double.NEGATIVE_INFINITY, 4)).isEqualTo("-∞");
        assertThat(Numbers.p(0.0002)).isEqualTo("<0.001");
        assertThat(Numbers.percent(-0.413)).isEqualTo("-41%");
        assertThat(Numbers.percent(1.072)).isEqualTo("107%");
    }
}
