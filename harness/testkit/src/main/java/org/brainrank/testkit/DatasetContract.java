package org.brainrank.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.brainrank.spi.UserException;
import org.brainrank.spi.dataset.AlignmentAdvice;
import org.brainrank.spi.dataset.Dataset;
import org.brainrank.spi.dataset.Exclusion;
import org.brainrank.spi.dataset.NuisanceRegressors;
import org.brainrank.spi.dataset.Responses;
import org.brainrank.spi.dataset.Story;
import org.brainrank.spi.dataset.Target;
import org.brainrank.spi.dataset.TargetGrid;
import org.brainrank.spi.dataset.Word;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every dataset must keep; inherit it and open one, small if there is a choice. */
public abstract class DatasetContract {
    @SuppressWarnings("NullAway.Init") // set before each test
    private Dataset dataset;

    /** For subclasses. */
    protected DatasetContract() {}

    /**
     * Opens the dataset under test.
     *
     * @return open; the contract closes it
     */
    protected abstract Dataset open();

    @BeforeEach
    final void openDataset() {
        dataset = open();
    }

    @AfterEach
    final void closeDataset() {
        dataset.close();
    }

    @Test
    void hasIdVersionAndHash() {
        assertThat(dataset.id()).matches("[a-z0-9]+(-[a-z0-9]+)*");
        assertThat(dataset.version()).isNotBlank();
        assertThat(dataset.sha256()).as("SHA-256, hexadecimal").matches("[0-9a-f]{64}");
    }

    @Test
    void reopeningGivesTheSame() {
        try (Dataset again = open()) {
            assertThat(again.sha256()).isEqualTo(dataset.sha256());
            assertThat(again.version()).isEqualTo(dataset.version());
            assertThat(again.subjects()).isEqualTo(dataset.subjects());
            assertThat(again.targets()).isEqualTo(dataset.targets());
            assertThat(again.notes()).isEqualTo(dataset.notes());
            assertThat(again.stories()).isEqualTo(dataset.stories());
            String subject = dataset.subjects().get(0);
            String story = dataset.stories().get(0).id();
            assertThat(again.responses(subject, story).values())
                    .isEqualTo(dataset.responses(subject, story).values());
        }
    }

    @Test
    void storiesHaveTheirOwnNamesAndWordsInOrder() {
        assertThat(dataset.stories()).isNotEmpty();
        assertThat(dataset.stories().stream().map(Story::id)).doesNotHaveDuplicates();
        for (Story story : dataset.stories()) {
            double onset = Double.NEGATIVE_INFINITY;
            for (Word word : story.words()) {
                assertThat(word.onset())
                        .as("onset of '%s' in %s", word.text(), story.id())
                        .isGreaterThanOrEqualTo(onset);
                onset = word.onset();
            }
        }
    }

    @Test
    void targetsHaveTheirOwnLabels() {
        assertThat(dataset.targets()).isNotEmpty();
        assertThat(dataset.targets().stream().map(Target::label)).doesNotHaveDuplicates();
        assertThat(dataset.targets())
                .allSatisfy(target -> assertThat(target.roi()).isNotBlank());
    }

    @Test
    void aGeometryHasOnePointForEveryTarget() {
        dataset.geometry()
                .ifPresent(geometry -> assertThat(geometry.points())
                        .as("points of the targets in " + geometry.space())
                        .hasSameSizeAs(dataset.targets()));
    }

    @Test
    void aGridShowsEveryTargetAndNoOther() {
        dataset.grid().ifPresent(grid -> {
            Set<Integer> shown = new TreeSet<>();
            grid.pieces().forEach(piece -> {
                for (int place = 0; place < piece.places().size(); place++) {
                    if (piece.places().target(place) != TargetGrid.Places.NONE) {
                        shown.add(piece.places().target(place));
                    }
                }
            });
            assertThat(shown)
                    .as("targets on the grid")
                    .containsExactlyElementsOf(
                            IntStream.range(0, dataset.targets().size()).boxed().toList());
        });
    }

    @Test
    void excludedSubjectsAreNotSubjects() {
        assertThat(dataset.subjects()).isNotEmpty().doesNotHaveDuplicates();
        Set<String> both = new HashSet<>(dataset.subjects());
        both.retainAll(dataset.exclusions().stream().map(Exclusion::subject).toList());
        assertThat(both).as("subjects that are excluded as well").isEmpty();
        assertThat(dataset.exclusions())
                .allSatisfy(exclusion -> assertThat(exclusion.reason())
                        .as("why %s is left out", exclusion.subject())
                        .isNotBlank());
    }

    @Test
    void notesAreSentences() {
        assertThat(dataset.notes())
                .allSatisfy(note -> assertThat(note).isNotBlank().doesNotContain("\n"));
    }

    @Test
    void everySubjectRespondedToEveryStory() {
        for (Story story : dataset.stories()) {
            double lastWord = story.words().get(story.words().size() - 1).onset();
            for (String subject : dataset.subjects()) {
                Responses responses = dataset.responses(subject, story.id());
                String name = subject + " in " + story.id();
                assertThat(responses.targets())
                        .as("targets of %s", name)
                        .isEqualTo(dataset.targets().size());
                double end = responses.firstScan() + responses.scans() * responses.repetitionTime();
                assertThat(end)
                        .as("end of the scans of %s, words go on until %s s", name, lastWord)
                        .isPositive();
                assertThat(responses.firstScan())
                        .as("scan 0 of %s comes before the last word", name)
                        .isLessThan(lastWord);
                assertVaries(responses, name);
            }
        }
    }

    @Test
    void unknownSubjectsAndStoriesAreRefused() {
        String subject = dataset.subjects().get(0);
        String story = dataset.stories().get(0).id();
        assertThatThrownBy(() -> dataset.responses("no-such-subject", story)).isInstanceOf(UserException.class);
        assertThatThrownBy(() -> dataset.responses(subject, "no-such-story")).isInstanceOf(UserException.class);
    }

    @Test
    void adviceIsUsable() {
        AlignmentAdvice advice = dataset.advice();
        assertThat(advice.delaysScans())
                .isNotEmpty()
                .allSatisfy(delay -> assertThat(delay).isNotNegative());
        assertThat(List.of(advice.trimStartScans(), advice.trimEndScans()))
                .allSatisfy(trim -> assertThat(trim).isNotNegative());
        assertThat(advice.detrendOrder()).isGreaterThanOrEqualTo(-1);
        assertThat(advice.derivatives()).isBetween(0, 2);
        assertThat(advice.highPassSeconds()).isNotNegative().isFinite();
        assertThat(advice.source()).isNotBlank();
        for (Story story : dataset.stories()) {
            for (String subject : dataset.subjects()) {
                List<String> offered = dataset.nuisanceRegressors(subject, story.id())
                        .map(NuisanceRegressors::names)
                        .orElse(List.of());
                assertThat(offered)
                        .as("nuisance regressors of %s in %s, of which the advice names some", subject, story.id())
                        .containsAll(advice.nuisance());
            }
        }
    }

    @Test
    void nuisanceRegressorsHaveTheScansOfTheResponsesAndOneSetOfNames() {
        List<String> names = null;
        for (Story story : dataset.stories()) {
            for (String subject : dataset.subjects()) {
                Optional<NuisanceRegressors> found = dataset.nuisanceRegressors(subject, story.id());
                List<String> own = found.map(NuisanceRegressors::names).orElse(List.of());
                names = names == null ? own : names;
                assertThat(own).as("names for %s in %s", subject, story.id()).isEqualTo(names);
                found.ifPresent(regressors -> assertThat(regressors.scans())
                        .as("scans of the nuisance regressors of %s in %s", subject, story.id())
                        .isEqualTo(dataset.responses(subject, story.id()).scans()));
            }
        }
    }

    @Test
    void repeatsAreSeveralAndLikeTheResponses() {
        for (Story story : dataset.stories()) {
            for (String subject : dataset.subjects()) {
                List<Responses> repeats = dataset.repeats(subject, story.id());
                String name = subject + " in " + story.id();
                assertThat(repeats.size()).as("presentations to %s", name).isNotEqualTo(1);
                Responses responses = dataset.responses(subject, story.id());
                for (Responses repeat : repeats) {
                    assertThat(List.of(repeat.scans(), repeat.targets()))
                            .as("scans and targets of a presentation to %s", name)
                            .containsExactly(responses.scans(), responses.targets());
                    assertThat(List.of(repeat.repetitionTime(), repeat.firstScan()))
                            .as("clock of a presentation to %s", name)
                            .containsExactly(responses.repetitionTime(), responses.firstScan());
                }
            }
        }
    }

    private static void assertVaries(Responses responses, String name) {
        float[] values = responses.values();
        boolean varies = false;
        for (int i = responses.targets(); i < values.length && !varies; i++) {
            varies = values[i] != values[i % responses.targets()];
        }
        assertThat(varies || responses.scans() == 1)
                .as("responses of %s vary over time", name)
                .isTrue();
    }
}
