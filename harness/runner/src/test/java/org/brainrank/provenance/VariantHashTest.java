package org.brainrank.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VariantHashTest {
    /** {@code printf 'erasure{mask=zero}' | sha256sum | cut -c1-12}: a hash must never change between versions. */
    @Test
    void isTheBeginningOfTheSha256OfTheSpelling() {
        assertThat(VariantHash.of("erasure{mask=zero}")).isEqualTo("1984fcf589f3");
    }

    @Test
    void tellsWindowsAndModelsApart() {
        String window = "window{context-words=10}";
        String one = VariantHash.of("erasure{mask=zero}", window, "00");
        assertThat(one).isEqualTo("693f4fa035d3");
        assertThat(VariantHash.of("erasure{mask=zero}", window, "01")).isNotEqualTo(one);
        assertThat(VariantHash.of("erasure{mask=zero}", "window{context-words=11}", "00"))
                .isNotEqualTo(one);
        assertThat(VariantHash.of("erasure{mask=mean}", window, "00")).isNotEqualTo(one);
    }
}
