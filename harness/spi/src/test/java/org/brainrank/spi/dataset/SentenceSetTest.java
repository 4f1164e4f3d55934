package org.brainrank.spi.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SentenceSetTest {
    @Test
    void aScanHoldsTheWordsOfOneSentence() {
        Story story = SentenceSet.story("p", List.of("Bees hum.", " I  do not\tmind "));
        assertThat(story.words())
                .containsExactly(
                        new Word("Bees", 0, 0.5),
                        new Word("hum.", 0.5, 1),
                        new Word("I", 1, 1.25),
                        new Word("do", 1.25, 1.5),
                        new Word("not", 1.5, 1.75),
                        new Word("mind", 1.75, 2));
        Responses responses = SentenceSet.responses(new float[] {1, 2, 3, 4}, 2);
        assertThat(List.of(responses.scans(), responses.targets())).containsExactly(2, 2);
        for (Word word : story.words()) {
            assertThat((int) ((word.onset() - responses.firstScan()) / responses.repetitionTime()))
                    .isEqualTo(story.words().indexOf(word) < 2 ? 0 : 1);
        }
    }

    @Test
    void aSentenceHasWords() {
        assertThatThrownBy(() -> SentenceSet.story("p", List.of("One.", " ")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
