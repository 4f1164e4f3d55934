package org.brainrank.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
    @TempDir
    Path folder;

    private final Cell cell = new Cell(
            "alice",
            "s18",
            "gpt2",
            3,
            "gradient-norm{norm=l2}",
            Cell.Role.METHOD,
            Cell.Status.DONE,
            "",
            10,
            Cell.FULL,
            0.25,
            Map.of(
                    "LIFG",
                    new Cell.Scores(
                            1,
                            new double[] {0.1, 0.2},
                            new double[] {0.3, Double.NaN},
                            new double[] {-0.01, 0},
                            new double[] {0, 0},
                            new double[] {1e-300, -0.5},
                            0.01,
                            Double.NaN,
                            0,
                            0.5)));

    @Test
    void cellsComeBackAsTheyWereWritten() throws IOException {
        RunFolder run = RunFolder.create(folder);
        run.append(List.of(cell, cell));
        run.append(List.of(cell));
        List<Cell> back = run.cells();
        assertThat(back).hasSize(3);
        Cell.Scores scores = back.get(2).rois().get("LIFG");
        assertThat(scores.r()[0]).isEqualTo(0.3);
        assertThat(scores.r()[1]).isNaN();
        assertThat(scores.unique()[0]).isEqualTo(1e-300);
        assertThat(back.get(0).role()).isEqualTo(Cell.Role.METHOD);
    }

    @Test
    void namesInFilesAreKebabCaseAndLowerCase() throws IOException {
        RunFolder.create(folder).append(List.of(cell));
        assertThat(Files.readString(folder.resolve("cells.jsonl")))
                .contains(
                        "\"alpha-lowest\"",
                        "\"p-unique\"",
                        "\"r2-joint\"",
                        "\"role\":\"method\"",
                        "\"status\":\"done\"");
    }

    @Test
    void aHalfWrittenLastLineIsNotRead() throws IOException {
        RunFolder run = RunFolder.create(folder);
        run.append(List.of(cell));
        Files.writeString(folder.resolve("cells.jsonl"), "{\"dataset\":\"al", java.nio.file.StandardOpenOption.APPEND);
        assertThat(run.cells()).hasSize(1);
    }

    @Test
    void aBrokenLineIsNamed() throws IOException {
        RunFolder run = RunFolder.create(folder);
        run.append(List.of(cell));
        Files.writeString(folder.resolve("cells.jsonl"), "{}x\n", java.nio.file.StandardOpenOption.APPEND);
        assertThatThrownBy(run::cells).hasMessageContaining("line 2");
    }

    @Test
    void refusesAFolderWithAnotherRun() throws IOException {
        Files.writeString(folder.resolve("manifest.json"), "{}");
        assertThatThrownBy(() -> RunFolder.create(folder)).hasMessageContaining("another run");
    }

    @Test
    void refusesAFolderThatIsNoRun() {
        assertThatThrownBy(() -> RunFolder.open(folder)).hasMessageContaining("no manifest.json");
    }

    @Test
    void findingsComeBackAsTheyWereWritten() throws IOException {
        Leaderboard.Estimate estimate = new Leaderboard.Estimate(0.01, Double.NaN, -0.02);
        Findings findings = new Findings(
                RunFolder.SCHEMA_VERSION,
                "run",
                "alice",
                false,
                List.of("shuffled-scans"),
                List.of(new Findings.Answer(
                        Findings.Question.HIERARCHY,
                        "Do regions prefer layers of different depth?",
                        "No.",
                        "Anything of other models.",
                        List.of(new Findings.Effect(
                                "preferred layer", "gpt2", "LIFG", "full", "norm", "-", estimate, 0.5, 1, 12)),
                        List.of(new Findings.LeftOut("attention", "one layer")))),
                List.of(new Findings.Partition(
                        "gpt2",
                        "all",
                        "norm@3",
                        "word-rate",
                        "activations@2",
                        List.of(new Findings.Part("explanation+controls", estimate)),
                        estimate,
                        12)));
        RunFolder run = RunFolder.create(folder);

        assertThat(run.findings()).isEmpty();
        run.write(findings);
        assertThat(run.findings()).contains(findings);
    }

    @Test
    void theSealIsWhatSha256sumWrites() throws IOException {
        RunFolder run = RunFolder.create(folder);
        run.write("targets/a b.tsv", "abc");
        run.write("z.txt", "");
        assertThat(run.checksums()).isEmpty();
        run.seal(List.of("z.txt"));
        assertThat(run.checksums()).as("a run that was never sealed").isEmpty();
        run.seal();

        assertThat(folder.resolve("SHA256SUMS")).hasContent("""
                        ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  targets/a b.tsv
                        e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  z.txt
                        """);
        assertThat(run.checksums().orElseThrow().byName()).containsOnlyKeys("targets/a b.tsv", "z.txt");
    }

    @Test
    void sealingSomeFilesAnewHidesNoOtherChange() throws IOException {
        RunFolder run = RunFolder.create(folder);
        run.write("a", "1");
        run.write("b", "1");
        run.seal();
        String before = run.checksums().orElseThrow().byName().get("a");
        run.write("a", "2");
        run.write("b", "2");
        run.seal(List.of("b"));

        assertThat(run.checksums().orElseThrow().byName().get("a")).isEqualTo(before);
        assertThat(run.checksums().orElseThrow().byName().get("b")).isNotEqualTo(before);
    }

    @Test
    void aBrokenSealIsNamed() throws IOException {
        RunFolder run = RunFolder.create(folder);
        run.write("SHA256SUMS", "abc  a\n");
        assertThatThrownBy(run::checksums)
                .hasMessageContaining("SHA256SUMS, line 1")
                .hasMessageContaining("64 hex");
    }
}
