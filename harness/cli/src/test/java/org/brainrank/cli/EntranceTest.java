package org.brainrank.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verbs without plugins; with the real ones they are tested on the assembled distribution. */
class EntranceTest {
    private static final String CONFIG =
            "version: 1\ndataset: simulated\nmodels: [story-lm]\nmethods: [gradient-norm]\n";

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... arguments) {
        out.reset();
        err.reset();
        Home home = Home.of(Map.of("BRAINRANK_HOME", folder.resolve("home").toString()), folder);
        try (Session session = new Session(
                Terminal.piped(out, err), home, folder.resolve("plugins"), () -> Map.of("engine", "of the test"))) {
            return Entrance.run(session, arguments);
        }
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void versionAndHelpGoToStdout() {
        assertThat(run("--version")).isZero();
        assertThat(out()).startsWith("brainrank 0.").contains("SPI");
        assertThat(run("--help")).isZero();
        assertThat(out())
                .contains("Usage: brainrank", "Examples:", "list", "doctor")
                .doesNotContain("\u001b");
        for (String verb : new String[] {"list", "describe", "validate", "inspect", "doctor", "cache"}) {
            assertThat(run(verb, "--help")).as(verb).isZero();
            assertThat(out()).contains("Usage: brainrank " + verb, "Example");
        }
        assertThat(err()).isEmpty();
    }

    @Test
    void anEmptyCacheIsListedAndPrunedOnlyWhenAsked() {
        assertThat(run("cache", "ls")).isZero();
        assertThat(out()).isEmpty();
        assertThat(err()).startsWith("0 feature spaces, 0.0 MB in").contains("cache");
        assertThat(run("cache", "prune", "--max-mb", "5")).isZero();
        assertThat(err()).startsWith("removed 0 feature spaces");
        assertThat(run("cache", "prune")).isEqualTo(ExitCode.USER);
        assertThat(err()).contains("--older-than DAYS, --max-mb N");
        assertThat(run("cache", "prune", "--older-than=-1")).isEqualTo(ExitCode.USER);
        assertThat(run("cache")).isEqualTo(ExitCode.USER);
        assertThat(err()).contains("ls, explain or prune");
        assertThat(run("cache", "explain", "--help")).isZero();
        assertThat(out()).contains("Usage: brainrank cache explain", "CONFIG");
        assertThat(folder.resolve("home")).doesNotExist();
    }

    @Test
    void misuseIsTheUsersToMend() {
        assertThat(run()).isEqualTo(ExitCode.USER);
        assertThat(err()).contains("name a verb: ");
        assertThat(run("lst", "methods")).isEqualTo(ExitCode.USER);
        assertThat(err()).contains("lst", "list", "Try 'brainrank --help'.");
        assertThat(run("list")).isEqualTo(ExitCode.USER);
        assertThat(err()).contains("KIND", "Try 'brainrank list --help'.");
        assertThat(run("list", "methds")).isEqualTo(ExitCode.USER);
        assertThat(err()).isEqualTo("brainrank: 'methds' is not a kind of plugin. Did you mean 'methods'?\n");
        assertThat(run("list", "methods", "--jsn")).isEqualTo(ExitCode.USER);
        assertThat(err()).contains("--json");
        assertThat(run("describe", "gradient-norm")).isEqualTo(ExitCode.USER);
        assertThat(err()).contains("KIND:ID");
        assertThat(run("describe", "method:x")).isEqualTo(ExitCode.USER);
        assertThat(err()).contains("there is no method 'x'");
        assertThat(out()).isEmpty();
    }

    @Test
    void aWrongConfigHasOneMessageAndNoTrace() throws IOException {
        assertThat(run("validate", folder.resolve("none.yaml").toString())).isEqualTo(ExitCode.USER);
        assertThat(err()).contains("there is no such file");
        Path config = Files.writeString(folder.resolve("a.yaml"), CONFIG + "windw: 3\n");
        assertThat(run("validate", config.toString())).isEqualTo(ExitCode.USER);
        assertThat(err())
                .isEqualTo(
                        "brainrank: " + config + ", line 5, key 'windw': is not a key here. Did you mean 'window'?\n");
        Files.writeString(config, CONFIG);
        assertThat(run("validate", config.toString())).isEqualTo(ExitCode.USER);
        assertThat(err()).contains("there is no dataset 'simulated'");
        assertThat(run("validate", config.toString(), "--set", "seed=x")).isEqualTo(ExitCode.USER);
        assertThat(err()).contains("command line, key 'seed'");
        assertThat(run("validate", config.toString(), "--methods", "a{b")).isEqualTo(ExitCode.USER);
        assertThat(err()).contains("command line, key '--methods'");
    }

    @Test
    void listsAreJsonWhereAsked() {
        assertThat(run("list", "plugins", "--json")).isZero();
        assertThat(out()).contains("\"loaded\" : [ ]", "\"refused\" : [ ]");
        assertThat(run("list", "datasets", "--json")).isZero();
        assertThat(out()).isEqualTo("[ ]\n");
    }

    @Test
    void doctorNamesWhatIsIll() throws IOException {
        assertThat(run("doctor")).isEqualTo(ExitCode.USER);
        assertThat(out()).contains("well  java", "engine of the test", "ill   plugins", "note  data");
        Files.createDirectories(folder.resolve("plugins"));
        Files.writeString(folder.resolve("plugins/broken.jar"), "no zip");
        assertThat(run("doctor", "--json")).isEqualTo(ExitCode.USER);
        assertThat(out()).contains("\"state\" : \"ill\"", "was refused: the jar is broken");
        Files.writeString(folder.resolve("file"), "");
        Home home = Home.of(Map.of("BRAINRANK_HOME", folder.resolve("file").toString()), folder);
        out.reset();
        try (Session session = new Session(Terminal.piped(out, err), home, folder, () -> {
            throw new IllegalStateException("no natives");
        })) {
            Entrance.run(session, "doctor");
        }
        assertThat(out()).contains("cannot be written", "set BRAINRANK_HOME", "does not start", "no natives");
    }

    @Test
    void bugsAreOurs() {
        Failures failures = new Failures(Terminal.piped(out, err).err());

        assertThat(failures.report(new IllegalStateException("oops"))).isEqualTo(ExitCode.BUG);
        assertThat(err()).contains("internal error: java.lang.IllegalStateException: oops", "bug of ours");
        assertThat(failures.report(new OutOfMemoryError("heap"))).isEqualTo(ExitCode.USER);
        assertThat(err()).contains("BRAINRANK_JAVA_OPTS=-Xmx8g");
    }
}
