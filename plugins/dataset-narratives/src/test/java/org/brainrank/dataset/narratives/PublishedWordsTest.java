package org.brainrank.dataset.narratives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.brainrank.formats.gentle.GentleWords;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every published alignment fits its story's scans, by the built-in clocks; skipped where {@code BRAINRANK_DATA} has none. */
@Tag("large")
class PublishedWordsTest {
    private static final Map<String, List<String>> SPURIOUS = Map.of(
            "merlin", List.of("Okay (0.34 s)", "um (3.75 s)"),
            "prettymouth", List.of("When (1.34 s)"),
            "notthefallintact", List.of("So (3.59 s)"));

    static List<Timing> stories() {
        return Stories.ALL;
    }

    @ParameterizedTest
    @MethodSource("stories")
    void onlySpuriousWordsAreOutside(Timing story) {
        Optional<Path> file = Optional.ofNullable(System.getenv("BRAINRANK_DATA"))
                .map(data -> new NarrativesFolder(Path.of(data).resolve("narratives")).words(story));
        assumeTrue(file.filter(Files::exists).isPresent(), "BRAINRANK_DATA has no narratives/stimuli/gentle");
        GentleWords words = GentleWords.read(file.orElseThrow(), story.firstWord(), story.lastWord());
        double from = story.audioTime(story.onset());
        if (story.task().equals("slumlordreach")) {
            assertThat(words.outside()).as("the other story").hasSizeGreaterThan(2000);
        } else {
            assertThat(words.outside()).isEqualTo(SPURIOUS.getOrDefault(story.story(), List.of()));
        }
        assertThat(words.words().get(0).onset()).isBetween(from - 1, from + 2.2);
        double end = story.audioTime(story.onset() + story.duration());
        assertThat(words.words().get(words.words().size() - 1).onset()).isBetween(end - 16, end + 0.5);
    }
}
