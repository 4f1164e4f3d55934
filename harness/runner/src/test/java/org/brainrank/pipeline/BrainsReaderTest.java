package org.brainrank.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.brainrank.config.ConfigException;
import org.brainrank.encoding.FoldPlan;
import org.brainrank.execution.Progress;
import org.brainrank.fakes.FakeDataset;
import org.brainrank.fakes.FakeStories;
import org.brainrank.linalg.Matrix;
import org.brainrank.provenance.Seeds;
import org.brainrank.spi.UserException;
import org.brainrank.spi.dataset.AlignmentAdvice;
import org.brainrank.spi.dataset.Dataset;
import org.brainrank.spi.dataset.Exclusion;
import org.brainrank.spi.dataset.NuisanceRegressors;
import org.brainrank.spi.dataset.Responses;
import org.brainrank.spi.dataset.Story;
import org.brainrank.spi.dataset.Target;
import org.junit.jupiter.api.Test;

class BrainsReaderTest {
    private static final FakeDataset DATA = new FakeDataset(
            List.of(FakeStories.random("one", 40, 1), FakeStories.random("two", 30, 2)),
            List.of("anna", "berta", "clara"),
            List.of(new Exclusion("dora", "moved too much")),
            List.of(new Target("t1", "A"), new Target("t2", "B"), new Target("t3", "A")),
            FakeDataset.noise(30, 3));

    private static RunOptions options(OptionalInt limit) {
        return new RunOptions(Path.of("."), Optional.empty(), limit, 1);
    }

    private static Brains read(FakeDataset data, List<String> notes, String... settings) {
        return BrainsReader.read(Toy.experiment(settings), data, options(OptionalInt.empty()), new Seeds(1), notes);
    }

    private static FakeDataset spoilt(String who, String story, java.util.function.UnaryOperator<Responses> how) {
        return DATA.measuring((subject, id) -> {
            Responses sound = DATA.responses(subject, id);
            return subject.equals(who) && id.equals(story) ? how.apply(sound) : sound;
        });
    }

    @Test
    void readsAllUsableSubjectsAndNotesTheOthers() {
        List<String> notes = new ArrayList<>();
        Brains brains = read(DATA, notes);

        assertThat(brains.subjects()).containsExactly("anna", "berta", "clara");
        assertThat(brains.rois()).containsExactly("A", "B");
        assertThat(brains.runLengths()).containsExactly(27, 27);
        assertThat(brains.responses().get("berta").scans()).isEqualTo(54);
        assertThat(notes).contains("subject dora is not used: moved too much");
    }

    @Test
    void responsesAreTheDatasetsOwnStoryAfterStory() {
        Brains brains = read(DATA, new ArrayList<>(), "alignment.detrend-order=-1");

        float[] two = DATA.responses("clara", "two").values();
        assertThat(brains.responses().get("clara").all().get(27, 1)).isEqualTo(two[2 * 3 + 1]);
        assertThat(brains.responses().get("clara").all().get(53, 2)).isEqualTo(two[28 * 3 + 2]);
    }

    @Test
    void readsTheSubjectsThatTheConfigNames() {
        Brains brains = read(DATA, new ArrayList<>(), "dataset.subjects=[clara, anna]");

        assertThat(brains.subjects()).containsExactly("clara", "anna");
        assertThat(brains.responses()).containsOnlyKeys("clara", "anna");
    }

    @Test
    void anUnknownSubjectIsRefusedWithTheNearestName() {
        assertThatThrownBy(() -> read(DATA, new ArrayList<>(), "dataset.subjects=[bertha]"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("dataset 'fake' has no usable subject 'bertha'")
                .hasMessageContaining("berta");
    }

    @Test
    void anExcludedSubjectIsRefusedWithTheReason() {
        assertThatThrownBy(() -> read(DATA, new ArrayList<>(), "dataset.subjects=[dora]"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("no usable subject 'dora'")
                .hasMessageContaining("It is not usable: moved too much");
    }

    @Test
    void aDatasetWithoutUsableSubjectsSaysWhy() {
        FakeDataset empty =
                new FakeDataset(DATA.stories(), List.of(), DATA.exclusions(), DATA.targets(), DATA.measured());

        assertThatThrownBy(() -> read(empty, new ArrayList<>()))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("has no usable subject: dora (moved too much)");
    }

    @Test
    void subjectsWithOtherScansAreRefusedWithBothNumbers() {
        FakeDataset uneven =
                spoilt("clara", "two", sound -> new Responses(Arrays.copyOf(sound.values(), 29 * 3), 29, 3, 1, 0));

        assertThatThrownBy(() -> read(uneven, new ArrayList<>()))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("subject 'clara' has 29 scans of 1.0 s from 0.0 s on for story 'two'")
                .hasMessageContaining("'anna' has 30 scans of 1.0 s from 0.0 s on")
                .hasMessageContaining("dataset.subjects");
    }

    @Test
    void subjectsWithAnotherClockAreRefused() {
        FakeDataset late = spoilt("berta", "one", sound -> new Responses(sound.values(), 30, 3, 1, 2.5));

        assertThatThrownBy(() -> read(late, new ArrayList<>()))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("subject 'berta' has 30 scans of 1.0 s from 2.5 s on");
    }

    @Test
    void aSubjectWithNothingToScoreInARegionIsRefusedBeforeAnythingIsComputed() {
        FakeDataset flat = spoilt("berta", "one", BrainsReaderTest::withoutB);
        FakeDataset flatInBoth = DATA.measuring((subject, story) -> {
            Responses sound = DATA.responses(subject, story);
            return subject.equals("berta") ? withoutB(sound) : sound;
        });

        assertThat(read(flat, new ArrayList<>()).subjects())
                .as("one story varies")
                .contains("berta");
        assertThatThrownBy(() -> read(flatInBoth, new ArrayList<>()))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("the responses of subject 'berta' do not vary in any target of ROI 'B'")
                .hasMessageContaining("dataset.subjects");
    }

    private static Responses withoutB(Responses sound) {
        float[] values = sound.values().clone();
        for (int scan = 0; scan < sound.scans(); scan++) {
            values[scan * 3 + 1] = 4;
        }
        return new Responses(values, sound.scans(), 3, 1, 0);
    }

    @Test
    void aLimitCutsWordsAndScansAndIsNoted() {
        List<String> notes = new ArrayList<>();
        Brains brains = BrainsReader.read(
                Toy.experiment("encoding.folds.gap-scans=auto"),
                DATA,
                options(OptionalInt.of(12)),
                new Seeds(1),
                notes);

        assertThat(brains.stories())
                .allSatisfy(story -> assertThat(story.words()).hasSize(12));
        double end = brains.stories().get(0).words().get(11).offset() + 8;
        assertThat(brains.timings().get(0).scans())
                .isEqualTo((int) Math.ceil(end))
                .isLessThan(30);
        assertThat(brains.responses().get("anna").scans())
                .isEqualTo(Arrays.stream(brains.runLengths()).sum());
        assertThat(notes).contains("LIMITED: the first 12 of 40 words of story 'one'");
        assertThat(notes)
                .as("a smoke test does not fail for want of scans")
                .anyMatch(note -> note.startsWith("LIMITED: gap-scans auto is 5; the few scans allow"));
    }

    @Test
    void theAutomaticGapIsTheLongestDelayAndTheLongestWindow() {
        Brains brains = read(DATA, new ArrayList<>(), "encoding.folds.gap-scans=auto");

        double longest = 0;
        for (Story story : DATA.stories()) {
            for (int word = 0; word < story.words().size(); word++) {
                longest = Math.max(
                        longest,
                        story.words().get(word).onset()
                                - story.words().get(Math.max(0, word - 4)).onset());
            }
        }
        assertThat(brains.folds().automaticGap()).isEqualTo(2 + (int) Math.ceil(longest));
        assertThat(brains.folds().inner().gap()).isEqualTo(brains.folds().automaticGap());
        assertThat(brains.folds().outer())
                .isEqualTo(FoldPlan.contiguousBlocks(
                        new int[] {27, 27}, 4, brains.folds().automaticGap()));
    }

    /** The same people with head motion, and two presentations of story 'two' to anna. */
    private record Fuller(FakeDataset own, int scansOfMotion) implements Dataset {
        @Override
        public String id() {
            return own.id();
        }

        @Override
        public String version() {
            return own.version();
        }

        @Override
        public String sha256() {
            return own.sha256();
        }

        @Override
        public List<Story> stories() {
            return own.stories();
        }

        @Override
        public List<String> subjects() {
            return own.subjects();
        }

        @Override
        public List<Exclusion> exclusions() {
            return own.exclusions();
        }

        @Override
        public List<Target> targets() {
            return own.targets();
        }

        @Override
        public Responses responses(String subject, String story) {
            return own.responses(subject, story);
        }

        @Override
        public List<String> notes() {
            return List.of("two words of 'one' are guessed");
        }

        @Override
        public Optional<NuisanceRegressors> nuisanceRegressors(String subject, String story) {
            float[] motion = own.responses("berta", story).values();
            return Optional.of(new NuisanceRegressors(
                    List.of("x", "y", "z"), Arrays.copyOf(motion, scansOfMotion * 3), scansOfMotion));
        }

        @Override
        public List<Responses> repeats(String subject, String story) {
            return subject.equals("anna") && story.equals("two")
                    ? List.of(own.responses("clara", story), own.responses("berta", story))
                    : List.of();
        }

        @Override
        public AlignmentAdvice advice() {
            return own.advice();
        }

        @Override
        public void close() {
            own.close();
        }
    }

    private static Brains readFuller(int scansOfMotion, List<String> notes, String... settings) {
        return BrainsReader.read(
                Toy.experiment(settings),
                new Fuller(DATA, scansOfMotion),
                options(OptionalInt.empty()),
                new Seeds(1),
                notes);
    }

    @Test
    void responsesAreFreedOfTheChosenRegressorsWithinTheStretches() {
        List<String> notes = new ArrayList<>();
        Brains brains = readFuller(30, notes, "alignment.nuisance=[x]", "encoding.folds.count=2");

        assertThat(notes)
                .contains("responses are freed of the nuisance regressors x", "two words of 'one' are guessed");
        Matrix berta = brains.responses().get("berta").all();
        assertThat(berta.column(0)).as("her response is the motion").containsOnly(0);
        assertThat(berta.column(1)).doesNotContain(0);
        assertThat(brains.responses().get("anna").all().values()).doesNotContain(0);
        assertThat(readFuller(30, notes, "encoding.folds.count=2")
                        .responses()
                        .get("berta")
                        .all()
                        .values())
                .as("the advice names none")
                .doesNotContain(0);
    }

    @Test
    void regressorsThatTheDatasetLacksAreRefused() {
        assertThatThrownBy(() -> readFuller(30, new ArrayList<>(), "alignment.nuisance=[yaw]"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("toy.yaml, key 'alignment.nuisance'")
                .hasMessageContaining("dataset 'fake' has no nuisance regressor 'yaw' for subject 'anna'");
        assertThatThrownBy(() -> readFuller(29, new ArrayList<>(), "alignment.nuisance=all"))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("have 29 scans, the responses 30");
        List<String> notes = new ArrayList<>();
        read(DATA, notes, "alignment.nuisance=all");
        assertThat(notes).contains("alignment.nuisance is all, but dataset 'fake' offers no nuisance regressors");
    }

    @Test
    void tooManyRegressorsForAStretchAreRefused() {
        assertThatThrownBy(() -> readFuller(
                        30, new ArrayList<>(), "alignment.nuisance=all", "encoding.folds={count: 8, gap-scans: 0}"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("toy.yaml, key 'alignment': cleaning a stretch of 7 scans of 5 curves");
    }

    @Test
    void saysHowFarReadingIs() {
        List<String> heard = new ArrayList<>();
        Progress progress = new Progress() {
            @Override
            public void start(String phase, long total) {
                heard.add(phase + " " + total);
            }

            @Override
            public void advance(long by) {
                heard.add("+" + by);
            }

            @Override
            public void done() {
                heard.add("done");
            }
        };
        BrainsReader.read(
                Toy.experiment(), DATA, options(OptionalInt.empty()), new Seeds(1), new ArrayList<>(), progress);

        int files = 2 * DATA.subjects().size();
        assertThat(heard).startsWith("reading responses " + files).endsWith("+1", "done");
        assertThat(heard).filteredOn("+1"::equals).hasSize(files);
    }

    @Test
    void repeatsAreCleanedAlikeAndNameTheirScans() {
        Brains brains = readFuller(30, new ArrayList<>());

        assertThat(brains.repeats()).containsOnlyKeys("anna");
        Repeats repeats = brains.repeats().get("anna");
        assertThat(repeats.scans()).hasSize(27).startsWith(27).endsWith(53);
        assertThat(repeats.presentations()).hasSize(2);
        assertThat(repeats.presentations().get(0).all().values())
                .containsExactly(
                        brains.responses().get("clara").all().rows(27, 54).values());
    }

    @Test
    void cleaningIsNotedWhereStoriesAreCut() {
        List<String> notes = new ArrayList<>();
        read(DATA, notes, "alignment.detrend-order=4");
        assertThat(notes)
                .anyMatch(note -> note.startsWith("responses are cleaned within the 5 stretches")
                        && note.contains("the shortest of 1 scans; of the polynomial of order 4"));
        notes.clear();
        read(DATA, notes, "alignment.detrend-order=4", "encoding.folds.scheme=leave-one-run-out");
        assertThat(notes).noneMatch(note -> note.contains("stretches"));
    }

    @Test
    void aLimitLongerThanTheStoriesChangesNothing() {
        List<String> notes = new ArrayList<>();
        Brains brains = BrainsReader.read(Toy.experiment(), DATA, options(OptionalInt.of(1000)), new Seeds(1), notes);

        assertThat(brains.runLengths()).as("no scan is dropped without a note").containsExactly(27, 27);
        assertThat(notes).noneMatch(note -> note.startsWith("LIMITED"));
    }
}
