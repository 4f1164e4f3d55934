package org.brainrank.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.assertj.core.data.Offset;
import org.brainrank.config.Place;
import org.brainrank.config.PluginChoice;
import org.brainrank.execution.QuietProgress;
import org.brainrank.fakes.FakeDataset;
import org.brainrank.fakes.FakeStories;
import org.brainrank.results.DatasetInspection;
import org.brainrank.results.DatasetInspection.Lags;
import org.brainrank.spi.UserException;
import org.brainrank.spi.dataset.NuisanceRegressors;
import org.brainrank.spi.dataset.Responses;
import org.brainrank.spi.dataset.Story;
import org.brainrank.spi.dataset.Target;
import org.brainrank.spi.dataset.Word;
import org.junit.jupiter.api.Test;

class InspectionOfDatasetTest {
    private static final int SCANS = 120;
    private static final List<Story> STORIES =
            List.of(FakeStories.random("one", 220, 1), FakeStories.random("two", 220, 2));
    private static final List<Target> TARGETS = List.of(new Target("t1", "auditory"), new Target("t2", "visual"));

    /** Who hears follows the words by some scans; 'dora' does not listen. */
    private static FakeDataset listening(int lag) {
        return new FakeDataset(
                STORIES, List.of("anna", "berta", "clara", "dora"), List.of(), TARGETS, (subject, story) -> {
                    Random random = new Random(Map.entry(subject, story).hashCode());
                    int[] words = new int[SCANS];
                    for (Word word : STORIES.get(story.equals("one") ? 0 : 1).words()) {
                        if (word.onset() < SCANS) {
                            words[(int) word.onset()]++;
                        }
                    }
                    float[] values = new float[SCANS * TARGETS.size()];
                    for (int scan = 0; scan < SCANS; scan++) {
                        boolean hears = !subject.equals("dora") && scan - lag >= 0 && scan - lag < SCANS;
                        values[2 * scan] =
                                (float) (100 + 0.3 * random.nextGaussian() + (hears ? words[scan - lag] : 0));
                        values[2 * scan + 1] = (float) random.nextGaussian();
                    }
                    return new Responses(values, SCANS, TARGETS.size(), 1, 0);
                });
    }

    private static DatasetInspection inspect(FakeDataset dataset, List<String> subjects, List<String> stories) {
        return InspectionOfDataset.of(
                dataset,
                new PluginChoice("fake", Map.of(), Place.commandLine("DATASET")),
                subjects,
                stories,
                new RunOptions(Path.of("."), Optional.empty(), OptionalInt.empty(), 1),
                QuietProgress.INSTANCE);
    }

    private static Lags lags(DatasetInspection inspection, String roi) {
        return inspection.lags().stream()
                .filter(region -> region.roi().equals(roi))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void findsHowLateTheResponseIs() {
        DatasetInspection inspection = inspect(listening(4), List.of(), List.of());

        assertThat(inspection.auditory()).isEqualTo("auditory");
        assertThat(lags(inspection, "auditory").peakScans()).isEqualTo(4);
        assertThat(lags(inspection, "auditory").plausible()).isTrue();
        assertThat(lags(inspection, "auditory").correlations()).hasSize(16);
    }

    @Test
    void warnsWhereWordsAndScansAreNotOnOneClock() {
        DatasetInspection inspection = inspect(listening(-3), List.of(), List.of());

        assertThat(lags(inspection, "auditory").peakScans()).isEqualTo(-3);
        assertThat(inspection.warnings())
                .anySatisfy(warning -> assertThat(warning).contains("'auditory'", "-3 scans", "one clock"));
    }

    @Test
    void namesWhoSharesNothing() {
        DatasetInspection inspection = inspect(listening(4), List.of(), List.of());

        assertThat(inspection.warnings())
                .filteredOn(warning -> warning.contains("shares next to nothing"))
                .singleElement()
                .asString()
                .contains("subject dora");
        assertThat(inspection.agreement().get(1).roi()).isEqualTo("auditory");
        assertThat(inspection.agreement().get(1).mean())
                .isGreaterThan(inspection.agreement().get(2).mean());
        assertThat(inspect(listening(4), List.of("anna"), List.of()).agreement())
                .as("one subject alone")
                .isEmpty();
    }

    @Test
    void takesSomeSubjectsAndStories() {
        DatasetInspection inspection = inspect(listening(4), List.of("berta", "clara"), List.of("two"));

        assertThat(inspection.stories()).singleElement().satisfies(story -> {
            assertThat(story.id()).isEqualTo("two");
            assertThat(story.words()).isEqualTo(220);
            assertThat(story.scans()).isEqualTo(SCANS);
            assertThat(story.trimmedScans()).isEqualTo(SCANS - 3);
            assertThat(story.wordRate()).hasSize(SCANS - 3);
        });
        assertThat(inspection.subjects())
                .extracting(DatasetInspection.Subject::id)
                .containsExactly("berta", "clara");
        assertThatThrownBy(() -> inspect(listening(4), List.of(), List.of("tow")))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("no story 'tow'")
                .hasMessageContaining("two");
    }

    @Test
    void levelsAreHeldAgainstNoiseUnlessResponsesAreCentred() {
        DatasetInspection.Subject anna =
                inspect(listening(4), List.of(), List.of()).subjects().get(0);
        DatasetInspection.Subject centred = inspect(
                        listening(4)
                                .measuring((subject, story) -> changed(
                                        listening(4).responses(subject, story),
                                        value -> value > 50 ? value - 102 : value)),
                        List.of(),
                        List.of())
                .subjects()
                .get(0);

        assertThat(anna.scans()).isEqualTo(2 * SCANS);
        assertThat(anna.mean()).isCloseTo(51, Offset.offset(1.0));
        assertThat(anna.signalToNoise()).isGreaterThan(20);
        assertThat(centred.signalToNoise()).isNaN();
    }

    private static Responses changed(Responses responses, UnaryOperator<Float> how) {
        float[] values = responses.values().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] = how.apply(values[i]);
        }
        return new Responses(
                values, responses.scans(), responses.targets(), responses.repetitionTime(), responses.firstScan());
    }

    @Test
    void countsWhatIsOddAboutWords() {
        Story story = new Story(
                "odd",
                List.of(
                        new Word("early", -2, -1),
                        new Word("long", 1, 4),
                        new Word("inside", 2, 2.5),
                        new Word("instant", 4, 4),
                        new Word("later", 9, 10),
                        new Word("late", 13, 14)));

        DatasetInspection.Story summary =
                WordsAndScans.summary(story, new ScanTiming(6, 2, 0), new double[6], new double[6]);

        assertThat(summary.wordsBefore()).isEqualTo(1);
        assertThat(summary.wordsAfter()).isEqualTo(1);
        assertThat(summary.instants()).isEqualTo(1);
        assertThat(summary.overlaps()).isEqualTo(1);
        assertThat(summary.gaps())
                .containsExactly(
                        new DatasetInspection.Gap("instant", 4, 9), new DatasetInspection.Gap("later", 10, 13));
        assertThat(summary.lastWord()).isEqualTo(14);
    }

    @Test
    void displacementIsPowersSum() {
        List<String> names = List.of("rot_z", "trans_x", "trans_y", "trans_z", "rot_x", "rot_y");
        float[] values = {0, 0, 0, 0, 0, 0, 0.01f, 0.5f, -0.25f, 0, 0, 0.02f};

        assertThat(HeadMotion.displacement(new NuisanceRegressors(names, values, 2))
                        .orElseThrow())
                .containsExactly(new double[] {0, 0.75 + 50 * 0.03}, Offset.offset(1e-6));
        assertThat(HeadMotion.displacement(
                                new NuisanceRegressors(List.of("framewise_displacement"), new float[] {0, 0.4f}, 2))
                        .orElseThrow())
                .containsExactly(new double[] {0, 0.4}, Offset.offset(1e-6));
        assertThat(HeadMotion.displacement(new NuisanceRegressors(List.of("csf"), new float[] {0, 1}, 2)))
                .isEmpty();
    }
}
