package org.brainrank.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.brainrank.alignment.Delays;
import org.brainrank.alignment.Downsampling;
import org.brainrank.alignment.Trim;
import org.brainrank.config.Experiment;
import org.brainrank.encoding.AlphaGrid;
import org.brainrank.encoding.Band;
import org.brainrank.encoding.BandSearch;
import org.brainrank.encoding.FoldPlan;
import org.brainrank.encoding.InnerFolds;
import org.brainrank.encoding.RidgeCrossValidation;
import org.brainrank.encoding.RidgeResult;
import org.brainrank.fakes.FakeStories;
import org.brainrank.features.FeatureSpace;
import org.brainrank.linalg.Matrix;
import org.brainrank.provenance.Seeds;
import org.brainrank.results.Cell;
import org.brainrank.spi.dataset.Story;
import org.brainrank.spi.dataset.Target;
import org.brainrank.testkit.RandomizedTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScoringTest extends RandomizedTest {
    private static final int SCANS = 60;
    private static final List<Story> STORIES =
            List.of(FakeStories.random("one", 110, 1), FakeStories.random("two", 110, 2));
    private static final List<Target> TARGETS =
            List.of(new Target("t1", "A"), new Target("t2", "B"), new Target("t3", "A"));
    private static final Offset<Double> ROUNDING = Offset.offset(1e-10);

    private FeatureSet own;
    private FeatureSet rate;
    private FeatureSet noise;
    private Brains brains;

    @BeforeEach
    void draw() {
        own = set("own", Cell.Role.METHOD, 3);
        rate = set("rate", Cell.Role.FLOOR, 1);
        noise = set("noise", Cell.Role.FLOOR, 2);
        Matrix design = new Design(brains(Map.of())).of(own.space(), Downsampling.MEAN);
        brains = brains(Map.of("s1", responses(design), "s2", responses(design)));
    }

    private FeatureSet set(String variant, Cell.Role role, int features) {
        Map<String, List<float[]>> stories = new LinkedHashMap<>();
        STORIES.forEach(story -> stories.put(story.id(), Toy.rows(story.words().size(), features, random())));
        return new FeatureSet(
                "m", 2, variant, role, new FeatureSpace(stories, features, List.of(), 0.5), Downsampling.MEAN);
    }

    /** Target 0 follows the first feature, the others nothing. */
    private Matrix responses(Matrix design) {
        Matrix responses = Matrix.zeros(design.rows(), TARGETS.size());
        for (int scan = 0; scan < design.rows(); scan++) {
            for (int target = 0; target < TARGETS.size(); target++) {
                responses.set(scan, target, random().nextGaussian() + (target == 0 ? 2 * design.get(scan, 0) : 0));
            }
        }
        return responses;
    }

    private static Brains brains(Map<String, Matrix> responses) {
        ScanTiming timing = new ScanTiming(SCANS, 1, 0);
        return new Brains(
                "fake",
                STORIES,
                List.of(timing, timing),
                List.of("s1", "s2"),
                TARGETS,
                List.of("A", "B"),
                KeptResponses.of(responses),
                new Alignment(Downsampling.MEAN, new Delays(List.of(1, 2)), new Trim(0, 0), -1),
                Folds.of(new int[] {SCANS, SCANS}, Toy.experiment().encoding(), 2, new Seeds(1), "toy.yaml"));
    }

    private static RidgeCrossValidation ridge() {
        return RidgeCrossValidation.of(
                FoldPlan.contiguousBlocks(new int[] {SCANS, SCANS}, 4, 5),
                new InnerFolds(3, 5),
                AlphaGrid.log10(-1, 4, 6));
    }

    private Scoring scoring(FeatureSet... nuisance) {
        return new Scoring(
                brains,
                Toy.experiment().encoding(),
                CellNull.circularShifts(brains, 200, 5),
                new Seeds(3),
                List.of(nuisance));
    }

    private Matrix design(FeatureSet set) {
        return new Design(brains).of(set.space(), set.downsampling());
    }

    private RidgeResult direct(Matrix features, String subject) {
        return ridge().solve(features, brains.responses().get(subject).all());
    }

    /** A method and its controls, each with a penalty of its own. */
    private RidgeResult joint(Matrix features, Matrix controls, String subject) {
        return ridge().withBands(new BandSearch(7, 1, new Seeds(3).of("bands")))
                .solve(
                        List.of(Band.of("method", features), Band.of("controls", controls)),
                        brains.responses().get(subject).all());
    }

    private static double meanOfA(Matrix scores, int fold) {
        return (scores.get(fold, 0) + scores.get(fold, 2)) / 2;
    }

    @Test
    void cellsAreWhatTheRidgeSaysOfEachSubjectAlone() {
        Scored scored = scoring(rate).score(own);

        assertThat(scored.cells()).extracting(Cell::subject).containsExactly("s1", "s2");
        for (Cell cell : scored.cells()) {
            RidgeResult alone = direct(design(own), cell.subject());
            RidgeResult joint = joint(design(own), design(rate), cell.subject());
            Cell.Scores inA = cell.rois().get("A");
            assertThat(inA.targets()).isEqualTo(2);
            for (int fold = 0; fold < 4; fold++) {
                assertThat(inA.r()[fold]).isCloseTo(meanOfA(alone.correlations(), fold), ROUNDING);
                assertThat(inA.r2()[fold]).isCloseTo(meanOfA(alone.rSquared(), fold), ROUNDING);
                assertThat(inA.r2Joint()[fold]).isCloseTo(meanOfA(joint.rSquared(), fold), ROUNDING);
                assertThat(inA.inner()[fold]).isCloseTo(meanOfA(joint.innerRSquared(), fold), ROUNDING);
                assertThat(cell.rois().get("B").r()[fold])
                        .isCloseTo(alone.correlations().get(fold, 1), ROUNDING);
            }
        }
        assertThat(scored.cells().get(0).rois().get("A").r()[0])
                .as("subjects have their own numbers")
                .isNotEqualTo(scored.cells().get(1).rois().get("A").r()[0]);
    }

    @Test
    void uniqueVarianceIsWhatTheMethodAddsToTheControls() {
        Cell cell = scoring(rate, noise).score(own).cells().get(1);

        Matrix controls = Matrix.hstack(List.of(design(rate), design(noise)));
        RidgeResult floor = direct(controls, "s2");
        RidgeResult joint = joint(design(own), controls, "s2");
        Cell.Scores inA = cell.rois().get("A");
        for (int fold = 0; fold < 4; fold++) {
            assertThat(inA.unique()[fold])
                    .isCloseTo(meanOfA(joint.rSquared(), fold) - meanOfA(floor.rSquared(), fold), ROUNDING);
        }
        assertThat(inA.unique()[0]).as("planted").isGreaterThan(0.1);
    }

    @Test
    void withoutControlsUniqueVarianceIsAll() {
        Cell.Scores inA = scoring().score(own).cells().get(0).rois().get("A");

        assertThat(inA.unique()).containsExactly(inA.r2());
        assertThat(inA.r2Joint()).containsExactly(inA.r2());
    }

    @Test
    void theFloorIsTheControlsTogetherAndUniqueOfNothing() {
        Scored floor = scoring(rate, noise).floor(List.of(rate, noise));

        Cell cell = floor.cells().get(0);
        assertThat(cell.variant()).isEqualTo("rate+noise");
        assertThat(cell.role()).isEqualTo(Cell.Role.FLOOR);
        assertThat(cell.model()).isEqualTo("-");
        assertThat(cell.features()).isEqualTo(3);
        assertThat(cell.rois().get("A").unique()).containsOnly(0);
    }

    @Test
    void scoresByTargetAreMeansOverFolds() {
        Scored scored = scoring(rate).score(own);

        double[] inB = scored.cells().get(1).rois().get("B").unique();
        double mean = (inB[0] + inB[1] + inB[2] + inB[3]) / 4;
        int place = (1 * 3 + 1) * 7 + Scored.QUANTITIES.indexOf("unique");
        assertThat(scored.byTarget()).hasSize(2 * 3 * 7);
        assertThat(scored.byTarget()[place]).isCloseTo(mean, ROUNDING);
    }

    @Test
    void whatIsRegressedTogetherChangesNoScore() {
        List<Portion> parted = List.of(
                new Portion(0, 1, 0, 2), new Portion(0, 1, 2, 3), new Portion(1, 1, 0, 1), new Portion(1, 1, 1, 3));
        Keeping keeping = new Keeping(true, true, List.of(3, 50));
        List<Scored> scored = Stream.of(Portion.of(brains, false), parted)
                .map(portions -> new Scoring(
                        brains,
                        Toy.experiment().encoding(),
                        CellNull.circularShifts(brains, 200, 5),
                        new Seeds(3),
                        List.of(rate),
                        keeping,
                        () -> {},
                        portions))
                .flatMap(scoring -> Stream.of(scoring.score(own), scoring.floor(List.of(rate))))
                .toList();

        for (int i = 0; i < 2; i++) {
            Scored together = scored.get(i);
            Scored apart = scored.get(i + 2);
            assertThat(apart.byTarget()).usingComparatorWithPrecision(1e-9).containsExactly(together.byTarget());
            for (int subject = 0; subject < 2; subject++) {
                Particulars.OfSubject kept =
                        together.particulars().orElseThrow().subjects().get(subject);
                Particulars.OfSubject other =
                        apart.particulars().orElseThrow().subjects().get(subject);
                for (int roi = 0; roi < kept.predictions().length; roi++) {
                    assertThat(other.predictions()[roi]).containsExactly(kept.predictions()[roi], ROUNDING);
                }
                for (String roi : List.of("A", "B")) {
                    Cell.Scores before = together.cells().get(subject).rois().get(roi);
                    Cell.Scores after = apart.cells().get(subject).rois().get(roi);
                    assertThat(after.unique()).containsExactly(before.unique(), ROUNDING);
                    assertThat(new double[] {after.pR(), after.pUnique()})
                            .containsExactly(before.pR(), before.pUnique());
                }
            }
        }
    }

    @Test
    void nothingOfATestBlockReachesTheInnerScores() {
        Cell before = scoring(rate).score(own).cells().get(0);
        int block = 2 * SCANS / 4;
        List<Integer> order = new ArrayList<>();
        for (int scan = 0; scan < block; scan++) {
            order.add(scan);
        }
        Collections.shuffle(order, new Random(random().nextLong()));
        Map<String, Matrix> shuffled = new LinkedHashMap<>();
        brains.responses().forEach((subject, kept) -> {
            Matrix responses = kept.all();
            Matrix copy = Matrix.vstack(List.of(responses));
            for (int scan = 0; scan < block; scan++) {
                copy.copyRow(scan, 0, responses, order.get(scan));
            }
            shuffled.put(subject, copy);
        });
        brains = brains(shuffled);

        Cell after = scoring(rate).score(own).cells().get(0);

        for (String roi : List.of("A", "B")) {
            assertThat(after.rois().get(roi).inner()[0])
                    .as("inner score of the fold whose test block was shuffled")
                    .isEqualTo(before.rois().get(roi).inner()[0]);
        }
        assertThat(after.rois().get("A").r()[0])
                .isNotEqualTo(before.rois().get("A").r()[0]);
        assertThat(after.rois().get("A").inner()[1])
                .as("the other folds train on it")
                .isNotEqualTo(before.rois().get("A").inner()[1]);
    }

    @Test
    void aTargetWithoutAScoreDoesNotCount() {
        brains.responses().values().stream().map(KeptResponses::all).forEach(responses -> {
            for (int scan = 0; scan < responses.rows(); scan++) {
                responses.set(scan, 2, 0);
            }
        });

        Cell.Scores inA = scoring(rate).score(own).cells().get(0).rois().get("A");

        RidgeResult alone = direct(design(own), "s1");
        assertThat(inA.r()[0]).isCloseTo(alone.correlations().get(0, 0), ROUNDING);
    }

    @Test
    void tellsHowOftenTheGridsEndsWereChosen() {
        FeatureSet useless = set("useless", Cell.Role.METHOD, 2);
        Cell.Scores planted = scoring().score(own).cells().get(0).rois().get("A");
        Cell.Scores empty = scoring().score(useless).cells().get(0).rois().get("B");

        RidgeResult direct = direct(design(useless), "s1");
        double expected = 0;
        for (int fold = 0; fold < 4; fold++) {
            double alpha = direct.alphas().get(fold, 1);
            expected += alpha == 0.1 || alpha == 1e4 ? 0.25 : 0;
        }
        assertThat(empty.alphaLowest() + empty.alphaHighest()).isEqualTo(expected);
        assertThat(planted.alphaLowest() + planted.alphaHighest()).isBetween(0.0, 1.0);
    }

    @Test
    void thePlantedRegionIsNoAccidentAndTheOtherMayBe() {
        Cell cell = scoring(rate).score(own).cells().get(0);

        assertThat(cell.rois().get("A").pR()).isLessThan(0.05);
        assertThat(cell.rois().get("A").pUnique()).isLessThan(0.05);
        assertThat(cell.rois().get("B").pUnique()).isBetween(0.0, 1.0);
        Cell floor = scoring(rate).floor(List.of(rate)).cells().get(0);
        assertThat(floor.rois().get("A").pUnique()).isNaN();
        assertThat(floor.rois().get("A").pR()).isBetween(0.0, 1.0);
        Scoring untested =
                new Scoring(brains, Toy.experiment().encoding(), CellNull.none(brains), new Seeds(3), List.of(rate));
        Cell.Scores plain = untested.score(own).cells().get(0).rois().get("A");
        assertThat(plain.pR()).isNaN();
        assertThat(plain.unique()).containsExactly(cell.rois().get("A").unique());
    }

    @Test
    void everyTargetIsTestedByItselfAndCorrectedAsTheConfigSays() {
        double[] bh = testedByTarget("statistics.correction=bh", "statistics.permutations=500");
        double[] by = testedByTarget("statistics.correction=by", "statistics.permutations=500");
        double[] max = testedByTarget(
                "statistics.correction=max", "statistics.permutations=500", "statistics.time-null=block-permutation");

        for (int subject = 0; subject < 2; subject++) {
            int planted = subject * TARGETS.size();
            assertThat(bh[planted]).as("target 0 follows the method").isLessThan(0.05);
            assertThat(max[planted]).isLessThan(0.05);
            for (int target = 0; target < TARGETS.size(); target++) {
                assertThat(by[planted + target]).isGreaterThanOrEqualTo(bh[planted + target]);
                assertThat(max[planted + target]).isBetween(1 / 501.0, 1.0);
            }
        }
        assertThat(testedByTarget("statistics.time-null=none")).containsOnly(Double.NaN);
    }

    /** Corrected p of unique variance, by subject and target. */
    private double[] testedByTarget(String... settings) {
        Experiment experiment = Toy.experiment(settings);
        CellNull cellNull = CellNull.of(brains, experiment.statistics(), new Seeds(4));
        Scored scored = new Scoring(brains, experiment.encoding(), cellNull, new Seeds(3), List.of(rate)).score(own);
        int quantities = Scored.QUANTITIES.size();
        double[] p = new double[2 * TARGETS.size()];
        for (int i = 0; i < p.length; i++) {
            double plain = scored.byTarget()[i * quantities + Scored.QUANTITIES.indexOf("p-unique")];
            p[i] = scored.byTarget()[i * quantities + Scored.QUANTITIES.indexOf("p-unique-corrected")];
            assertThat(Double.isNaN(plain)).isEqualTo(Double.isNaN(p[i]));
            assertThat(p[i] < plain).isFalse();
        }
        return p;
    }

    @Test
    void tooFewTestScansAreSaid() {
        assertThat(CellNull.circularShifts(brains, 200, 5).cautions(0.05)).isEmpty();
        assertThat(CellNull.circularShifts(brains, 10, 5).cautions(0.05))
                .singleElement()
                .asString()
                .startsWith("the test scans are too few for a null in time: no cell can have a p below 0.0909");
        assertThat(CellNull.none(brains).cautions(0.05)).isEmpty();
    }

    @Test
    void threeBandsAreScoredForAllSubjectsSideBySide() {
        FeatureSet other = set("other", Cell.Role.METHOD, 4);
        Scoring scoring = scoring(rate);

        RidgeResult both = scoring.joint(List.of(own, other));
        assertThat(both.rSquared().columns()).isEqualTo(6);
        RidgeResult one = scoring.joint(List.of(own));
        double[] unique = scoring.score(own).cells().get(1).rois().get("B").r2Joint();
        assertThat(one.rSquared().column(4)).containsExactly(unique, ROUNDING);
        assertThat(scoring.without(List.of(own)).rSquared().column(1))
                .containsExactly(direct(design(own), "s1").rSquared().column(1), ROUNDING);
    }

    @Test
    void aFeatureThatIsNoNumberIsRefusedWithStoryAndWord() {
        own.space().stories().get("two").get(6)[1] = Float.NaN;

        assertThatThrownBy(() -> scoring(rate).score(own))
                .hasMessageContaining("feature 1 of word 7 of story 'two' is NaN");
    }
}
