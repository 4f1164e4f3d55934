package org.brainrank.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The assembled program, started as a person starts it. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a POSIX shell script")
class LauncherIT {
    @TempDir
    Path folder;

    private Launched run(Map<String, String> environment, Path program, String... arguments)
            throws IOException, InterruptedException {
        return Launched.in(folder, environment, program, arguments);
    }

    private static Path launcher() {
        return Launched.launcher();
    }

    @Test
    void runsThroughALinkFromAnyFolder() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("a link"), launcher());

        Launched ended = run(Map.of(), link, "--version");
        Files.delete(link);

        assertThat(ended.err()).isEmpty();
        assertThat(ended.out()).startsWith("brainrank ");
        assertThat(ended.code()).isZero();
    }

    @Test
    void runsFromAFolderWithSpaces() throws Exception {
        Path moved = Files.createDirectories(folder.resolve("a moved distribution/bin"))
                .getParent();
        for (String script : List.of("bin/brainrank", "bin/find-java.sh")) {
            Files.copy(Distribution.folder().resolve(script), moved.resolve(script));
        }
        List<Path> links = List.of(moved.resolve("lib"), moved.resolve("plugins"));
        for (Path link : links) {
            Files.createSymbolicLink(link, Distribution.folder().resolve(link.getFileName()));
        }

        Launched ended =
                run(Map.of("BRAINRANK_JAVA_OPTS", "-Xmx64m -Dx=y"), moved.resolve("bin/brainrank"), "list", "plugins");

        assertThat(ended.err()).isEmpty();
        assertThat(ended.code()).isZero();
        assertThat(ended.out()).doesNotContain("\u001b").contains("method-gradients");
        for (Path link : links) {
            Files.delete(link);
        }
    }

    @Test
    void everyPluginOfTheDistributionLoads() throws Exception {
        Launched ended = run(Map.of(), launcher(), "list", "plugins");

        assertThat(ended.out()).doesNotContain("refused");
        assertThat(ended.out().lines()).hasSize(Distribution.plugins().size());
        assertThat(ended.err()).isEmpty();
    }

    @Test
    void everyExampleConfigIsValid() throws Exception {
        Path configs = Path.of("../../configs").toRealPath();

        Launched ended = run(
                Map.of(),
                launcher(),
                "validate",
                configs.resolve("quickstart.yaml").toString());

        assertThat(ended.err()).isEmpty();
        assertThat(ended.out()).contains("quickstart.yaml is right: dataset simulated, 1 model, 7 methods, 5 controls");
    }

    @Test
    void refusesABrokenPluginOfTheHomeAndGoesOn() throws Exception {
        Path plugins = Files.createDirectories(folder.resolve("my home/plugins"));
        Files.writeString(plugins.resolve("broken.jar"), "no zip");

        Launched ended = run(Map.of(), launcher(), "list", "methods");

        assertThat(ended.code()).isZero();
        assertThat(ended.out()).contains("gradient-norm");
        assertThat(ended.err()).contains("broken.jar").contains("was refused: the jar is broken");
    }

    @Test
    void aMistakeEndsWithTwoAndOneMessage() throws Exception {
        Launched ended = run(Map.of(), launcher(), "validate", "nothing.yaml");

        assertThat(ended.code()).isEqualTo(ExitCode.USER);
        assertThat(ended.err().lines()).hasSize(1);
        assertThat(ended.out()).isEmpty();
    }

    @Test
    void aDatasetIsCheckedAndEveryProblemNamed() throws Exception {
        Path data = Files.createDirectories(folder.resolve("my data"));
        Files.createDirectories(data.resolve("stories/river"));
        Files.createDirectories(data.resolve("responses/sub-01"));
        Files.writeString(data.resolve("dataset.yaml"), "id: mine\nverison: 1\n");
        Files.writeString(data.resolve("stories/river/words.tsv"), "word\tonset\toffset\nA\t2\t1\n");
        Files.writeString(data.resolve("responses/sub-01/river.tsv"), "1\tNaN\n");

        Launched ended = run(Map.of(), launcher(), "validate", data.toString());

        assertThat(ended.code()).isEqualTo(ExitCode.USER);
        assertThat(ended.err())
                .contains("dataset.yaml, line 2: unknown key 'verison'", "words.tsv, line 2: 'A' ends")
                .contains("river.tsv: the response of scan 0, target 1 (all from 0) is NaN", "problems to mend");
        assertThat(run(Map.of(), launcher(), "validate", "simulated").out())
                .contains("simulated is right: dataset simulated", "8 subjects, 30 targets");
    }

    @Test
    void aDatasetIsInspected() throws Exception {
        Path out = folder.resolve("inspection");

        Launched ended = run(Map.of(), launcher(), "inspect", "simulated", "--out", out.toString());

        assertThat(ended.code()).isZero();
        assertThat(ended.out()).contains("Words and scans", "lag scans", "sub-01");
        assertThat(out.resolve("inspection.html")).content().contains("<svg", "agreement");
        assertThat(out.resolve("lags.svg")).exists();
    }

    @Test
    void theEngineStarts() throws Exception {
        Launched ended = run(Map.of(), launcher(), "doctor");

        assertThat(ended.out()).contains("well  engine").contains("PyTorch");
        assertThat(ended.err()).isEmpty();
        assertThat(ended.code()).isZero();
    }
}
