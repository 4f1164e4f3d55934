package org.brainrank.dataset.alice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.brainrank.spi.dataset.Dataset;
import org.brainrank.spi.dataset.NuisanceRegressors;
import org.brainrank.spi.dataset.Story;
import org.brainrank.spi.dataset.Word;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is known of the published files; skipped where {@code BRAINRANK_DATA} has none. */
@Tag("large")
class PublishedAliceTest {
    private static final Optional<Path> DATA =
            Optional.ofNullable(System.getenv("BRAINRANK_DATA")).map(Path::of);

    @BeforeEach
    void needThePublishedFiles() {
        assumeTrue(
                DATA.filter(data -> Files.isDirectory(data.resolve("alice"))).isPresent(),
                "BRAINRANK_DATA names no folder with alice/ in it");
    }

    @Test
    void hasTheWordsAndListenersOfThePaper() {
        try (Dataset dataset = open("10")) {
            Story story = dataset.stories().get(0);
            assertThat(story.words()).hasSize(2127);
            assertThat(story.words().get(0)).isEqualTo(new Word("Alice", 20.05891632653599, 20.621637414967992));
            assertThat(story.words()).extracting(Word::text).endsWith("when", "one", "eats", "cake");
            assertThat(dataset.subjects()).hasSize(27).contains("s18", "s53").doesNotContain("s33");
            assertThat(dataset.exclusions()).singleElement().satisfies(exclusion -> {
                assertThat(exclusion.subject()).isEqualTo("s33");
                assertThat(exclusion.reason()).contains("s33-timecourses.txt", "0.0 in every row");
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"10", "6"})
    void listenersShareWhatTheRoisDo(String radius) {
        try (Dataset dataset = open(radius)) {
            Signals signals = Signals.of(dataset);
            for (int roi = 0; roi < 6; roi++) {
                assertThat(signals.leaveOneOutIsc(roi))
                        .as("leave-one-out ISC of %s at %s mm", Timecourses.ROIS.get(roi), radius)
                        .isBetween(0.15, 0.45);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"10", "6"})
    void wordRateReachesTheRoisThreeScansLater(String radius) {
        try (Dataset dataset = open(radius)) {
            double[] lags =
                    Signals.of(dataset).wordRateCorrelations(dataset.stories().get(0), 8);
            assertThat(lags[3]).isGreaterThan(0.15);
            for (double other : lags) {
                assertThat(other).isLessThanOrEqualTo(lags[3]);
            }
        }
    }

    @Test
    void offersTheHeadMotionOfEveryListener() {
        try (Dataset dataset = open("10")) {
            for (String subject : dataset.subjects()) {
                NuisanceRegressors motion = dataset.nuisanceRegressors(
                                subject, dataset.stories().get(0).id())
                        .orElseThrow();
                assertThat(motion.scans()).isEqualTo(362);
                assertThat(motion.names()).isEqualTo(Motion.NAMES);
            }
        }
    }

    private static Dataset open(String radius) {
        return new AliceDatasetPlugin().open(Fixture.request(Map.of("roi-radius-mm", radius), DATA));
    }
}
