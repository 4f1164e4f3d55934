package org.brainrank.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.brainrank.execution.Progress;
import org.brainrank.fakes.FakeComponents;
import org.brainrank.fakes.FakeControls;
import org.brainrank.fakes.FakeMethod;
import org.brainrank.fakes.Planted;
import org.brainrank.results.Findings;
import org.brainrank.results.Findings.Answer;
import org.brainrank.results.Findings.Effect;
import org.brainrank.results.Findings.LeftOut;
import org.brainrank.results.Findings.Question;
import org.brainrank.results.RunFolder;
import org.brainrank.spi.control.Control;
import org.brainrank.spi.method.Explainer;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.Quantity;
import org.brainrank.testkit.FakeModelPlugin;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The field's questions, put to listeners whose region A follows gradient norms of layer 1 and whose region B is noise. */
class FindingsOfRunTest {
    private static final Progress SILENT = new Progress() {
        @Override
        public void start(String phase, long total) {}

        @Override
        public void advance(long by) {}

        @Override
        public void done() {}
    };

    @TempDir
    static Path shared;

    private static Findings planted;
    private static Findings bare;

    @BeforeAll
    static void runs() throws IOException {
        RunFolder folder = RunFolder.create(shared.resolve("planted"));
        run(
                folder,
                List.of(
                        FakeMethod.gradientNorm("norm"),
                        FakeMethod.chaos("conductance"),
                        FakeMethod.activations("state"),
                        attention()),
                "layers=all",
                "encoding.matched-dimension=3",
                "methods=[norm, conductance, state, attention]",
                "controls=[rate, noise, permuted]");
        planted = folder.findings().orElseThrow();
        RunFolder other = RunFolder.create(shared.resolve("bare"));
        run(
                other,
                List.of(FakeMethod.activations("state")),
                "layers=[1]",
                "methods=[state]",
                "controls=[rate]",
                "dataset={id: fake, subjects: [s1, s2, s3, s4, s5]}");
        bare = other.findings().orElseThrow();
    }

    private static FakeMethod attention() {
        return new FakeMethod(
                "attention",
                Explainer.Kind.TOKEN_SCORES,
                new Pass.Forward(),
                Set.of(Quantity.ATTENTION),
                layer -> layer > 0,
                (step, layer) ->
                        step.attention(layer).at(0).at(step.tokens() - 1).toArray());
    }

    private static void run(RunFolder folder, List<FakeMethod> methods, String... settings) {
        List<? extends Control> controls =
                List.of(new FakeControls.Rate(), new FakeControls.Noise(), new FakeControls.Permuted());
        RunOptions options = new RunOptions(shared.resolve("home"), Optional.empty(), OptionalInt.empty(), 2);
        FakeComponents components = new FakeComponents(new FakeModelPlugin(), Planted.dataset(), methods, controls);
        try (Preparation preparation = Preparation.of(Toy.experiment(settings), components, options)) {
            Run.execute(preparation, new RunContext("version: 1\n", List.of(), "no engine"), folder, SILENT);
        }
    }

    private static Answer answer(Findings findings, Question question) {
        return findings.answers().stream()
                .filter(answer -> answer.question() == question)
                .findFirst()
                .orElseThrow();
    }

    private static Effect effect(Question question, String roi, String what, String against) {
        return effect(question, "full", roi, what, against);
    }

    private static Effect effect(Question question, String capacity, String roi, String what, String against) {
        return answer(planted, question).effects().stream()
                .filter(effect -> effect.roi().equals(roi)
                        && effect.capacity().equals(capacity)
                        && effect.what().equals(what)
                        && effect.against().equals(against))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no effect of " + what + " against " + against + " in " + roi));
    }

    @Test
    void explanationsBeatTheControlsWhereTheyWerePlanted() {
        Effect found = effect(Question.PREDICTION, "A", "explanations", "-");

        assertThat(found.estimate().low()).isGreaterThan(0.2);
        assertThat(found.p()).isEqualTo(2.0 / 256); // eight listeners, exact and two-sided
        assertThat(found.subjects()).isEqualTo(8);
        assertThat(effect(Question.PREDICTION, "A", "explanations", "permuted:explanations")
                        .estimate()
                        .low())
                .isGreaterThan(0.1);
        assertThat(effect(Question.PREDICTION, "A", "explanations", "noise").pCorrected())
                .isLessThan(0.05);
        assertThat(effect(Question.PREDICTION, "A", "explanations", "attention")
                        .estimate()
                        .low())
                .isGreaterThan(0);
        assertThat(answer(planted, Question.PREDICTION).concluded())
                .contains("in 1 of 2 regions (A)", "permuted:explanations, noise included")
                .contains("At full dimension they predict more than activations in 1 (A)");
    }

    @Test
    void activationsAreComparedAtEqualDimensionToo() {
        Effect full = effect(Question.PREDICTION, "full", "A", "activations", "-");
        Effect components = effect(Question.PREDICTION, "pca-3", "A", "activations", "-");
        Effect projection = effect(Question.PREDICTION, "projection-3", "A", "activations", "-");

        assertThat(components.estimate().mean()).isNotEqualTo(full.estimate().mean());
        assertThat(projection.estimate().mean())
                .isNotEqualTo(components.estimate().mean());
        // Three numbers a word are no wider than three: explanations count as they are.
        assertThat(effect(Question.PREDICTION, "pca-3", "A", "explanations", "-")
                        .estimate())
                .isEqualTo(effect(Question.PREDICTION, "A", "explanations", "-").estimate());
        assertThat(answer(planted, Question.PREDICTION).concluded())
                .contains("At equal dimension (pca-3) they predict more than activations in 1 (A)");
    }

    @Test
    void aMethodThatIsNoiseDoesNotBeatTheRest() {
        assertThat(effect(Question.CONDUCTANCE, "A", "conductance", "norm")
                        .estimate()
                        .high())
                .isLessThan(0);
        assertThat(answer(planted, Question.CONDUCTANCE).concluded()).contains("more than none, less than ");
    }

    @Test
    void theLayerThatWasPlantedIsPreferred() {
        assertThat(effect(Question.HIERARCHY, "A", "norm", "-").estimate().mean())
                .isBetween(0.8, 1.5);
        assertThat(answer(planted, Question.HIERARCHY).effects()).hasSize(4 * 3);
    }

    @Test
    void whatHasNoSizeOfItsOwnIsLeftOutOfInfluence() {
        assertThat(answer(planted, Question.INFLUENCE).leftOut())
                .contains(
                        new LeftOut("state on fake", "no attribution: it does not explain an output"),
                        new LeftOut("attention on fake", "no attribution: it does not explain an output"));
    }

    @Test
    void whatWasPlantedIsUniqueToTheExplanation() throws IOException {
        Findings.Partition inA = planted.partitions().stream()
                .filter(partition -> partition.roi().equals("A"))
                .findFirst()
                .orElseThrow();

        assertThat(planted.partitions()).extracting(Findings.Partition::roi).containsExactly("all", "A", "B");
        assertThat(inA.explanation()).isEqualTo("norm@1 in 4 folds");
        assertThat(inA.activations()).startsWith("state@");
        assertThat(inA.controls()).isEqualTo("rate");
        assertThat(inA.parts())
                .extracting(Findings.Part::sets)
                .containsExactly(
                        "explanation",
                        "controls",
                        "activations",
                        "explanation+controls",
                        "explanation+activations",
                        "controls+activations",
                        "explanation+controls+activations");
        assertThat(inA.parts().get(0).estimate().low()).isGreaterThan(0.2);
        assertThat(inA.parts().stream()
                        .mapToDouble(part -> part.estimate().mean())
                        .sum())
                .isCloseTo(inA.total().mean(), within(1e-9));
        List<String> csv = Files.readAllLines(shared.resolve("planted/partitions.csv"));
        assertThat(csv).hasSize(1 + 3 * 8);
        assertThat(csv.get(1)).startsWith("fake,all,s1,");
    }

    @Test
    void aRunWithNothingToPartitionSaysSo() throws IOException {
        assertThat(bare.partitions()).isEmpty();
        assertThat(RunFolder.open(shared.resolve("bare")).manifest().notes())
                .contains("variance is not partitioned on fake: the run has no explanation with scores");
        assertThat(Files.readAllLines(shared.resolve("bare/partitions.csv"))).hasSize(1);
    }

    @Test
    void aRunWithoutSuchMethodsSaysSo() {
        assertThat(answer(bare, Question.PREDICTION).concluded()).startsWith("Nothing: the run holds no explanation");
        assertThat(answer(bare, Question.HIERARCHY).concluded())
                .startsWith("Nothing: no method has scores at 3 layers");
        assertThat(answer(bare, Question.HIERARCHY).leftOut())
                .containsExactly(new LeftOut("state on fake", "scored layers: 1, needed: 3"));
        assertThat(answer(bare, Question.INFLUENCE).concluded()).startsWith("Nothing: no method is left");
        assertThat(answer(bare, Question.CONDUCTANCE).concluded()).isEqualTo("Nothing: the run holds no conductance.");
    }

    @Test
    void fiveListenersAreTooFewAndAreToldSo() {
        assertThat(bare.answers())
                .allSatisfy(answer -> assertThat(answer.notConcluded())
                        .contains("(n = 5) no two-sided test can give a p below 0.0625"));
        assertThat(planted.answers())
                .allSatisfy(
                        answer -> assertThat(answer.notConcluded()).isNotBlank().doesNotContain("With so few"));
    }

    @Test
    void everyEffectIsAWholeNumber() {
        assertThat(planted.answers().stream().flatMap(answer -> answer.effects().stream()))
                .isNotEmpty()
                .allSatisfy(effect -> {
                    assertThat(effect.estimate().mean()).isFinite();
                    assertThat(effect.estimate().low())
                            .isLessThanOrEqualTo(effect.estimate().mean());
                    assertThat(effect.pCorrected()).isNotEqualTo(0);
                });
    }
}
