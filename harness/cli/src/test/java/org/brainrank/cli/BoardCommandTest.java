package org.brainrank.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.brainrank.config.YamlTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From an empty folder to a published board, by the verbs alone. */
class BoardCommandTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... arguments) {
        out.reset();
        err.reset();
        Home home = Home.of(Map.of("BRAINRANK_HOME", folder.resolve("home").toString()), folder);
        try (Session session = new Session(Terminal.piped(out, err), home, folder.resolve("plugins"), () -> Map.of())) {
            return Entrance.run(session, arguments);
        }
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private String git(Path repo, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git", "-c", "user.name=t", "-c", "user.email=t@example.org"));
        command.addAll(List.of(arguments));
        Path output = folder.resolve("git.txt");
        Process process = new ProcessBuilder(command)
                .directory(repo.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        String said = Files.readString(output);
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }

    private static boolean gitIsThere() {
        try {
            return new ProcessBuilder("git", "--version").start().waitFor() == 0;
        } catch (IOException | InterruptedException e) {
            return false;
        }
    }

    @Test
    void theWholeWay() throws Exception {
        assumeThat(gitIsThere()).isTrue();
        String repo = folder.resolve("results").toString();
        Path results = Path.of(repo);
        Path first = SyntheticSubmission.by("x", "x", 1).writeRun(folder.resolve("run-1"));
        Path second = SyntheticSubmission.by("x", "x", 2)
                .methods(Map.of("erasure{mask=zero}", 0.03))
                .writeRun(folder.resolve("run-2"));

        assertThat(run("board", "init", repo, "--from", first.toString(), "--title", "Toy"))
                .as(err())
                .isZero();
        assertThat(err()).contains("board.yml", "board.yaml", "README.md");
        assertThat(run("board", "init", repo)).isEqualTo(ExitCode.USER);
        assertThat(err()).contains("has a board.yaml already", "board track RUN");
        git(results, "init", "-q", "-b", "main");

        assertThat(run("submit", first.toString(), "--to", repo, "--who", "ada"))
                .as(err())
                .isZero();
        assertThat(err()).contains("submitted as", "open a pull request");
        assertThat(results.resolve("submissions/ada/toy"))
                .isDirectoryContaining("glob:**/submission.yaml")
                .isDirectoryNotContaining("glob:**/*.html");
        assertThat(run("submit", first.toString(), "--to", repo, "--who", "ada"))
                .isEqualTo(ExitCode.USER);
        assertThat(err()).contains("is there already", "--replace");
        assertThat(run("submit", first.toString(), "--to", repo, "--who", "grace"))
                .isEqualTo(ExitCode.USER);
        assertThat(err()).contains("the same cells", "ada/toy", "nothing was kept");
        assertThat(results.resolve("submissions/grace")).doesNotExist();
        assertThat(run("submit", first.toString(), "--to", repo, "--who", "../../x"))
                .isEqualTo(ExitCode.USER);
        assertThat(err()).contains("is no handle");
        assertThat(run("submit", second.toString(), "--to", repo, "--who", "grace", "--name", "erasure"))
                .as(err())
                .isZero();

        assertThat(run("board", "check", repo)).isZero();
        assertThat(out()).contains("ok       ada/toy  track toy, 1 method", "ok       grace/erasure");
        assertThat(run("board", "check", results.resolve("submissions/ada/toy").toString()))
                .isZero();
        assertThat(run("board", "check", repo, "--json")).isZero();
        assertThat(out()).contains("\"id\" : \"ada/toy\"");

        Path site = folder.resolve("site");
        assertThat(run("board", "build", repo, "--out", site.toString()))
                .as(err())
                .isZero();
        assertThat(err()).contains("2 submissions, 0 refused, 2 rows; build 1, 1 change");
        assertThat(site.resolve("index.html")).content().contains("Toy", "tracks/toy/index.html");
        assertThat(run("board", "build", repo, "--out", folder.toString())).isEqualTo(ExitCode.USER);
        assertThat(err()).contains("is no board, and is left alone");

        git(results, "add", ".");
        git(results, "commit", "-q", "-m", "results");
        assertThat(run("board", "publish", repo)).as(err()).isZero();
        assertThat(err()).contains("branch gh-pages has a new commit");
        assertThat(git(results, "ls-tree", "-r", "--name-only", "gh-pages"))
                .contains("index.html", "board.json", "tracks/toy/board.csv", ".nojekyll");
        assertThat(git(results, "status", "--porcelain"))
                .as("work tree and index")
                .isEmpty();
        assertThat(run("board", "publish", repo)).isZero();
        assertThat(err()).contains("0 changes; branch gh-pages is as it was");
        assertThat(git(results, "rev-list", "--count", "gh-pages").strip()).isEqualTo("1");
    }

    @Test
    void aRefusedSubmissionEndsTheCheckAndNotTheBuild() throws Exception {
        Path repo = folder.resolve("results");
        Path run = SyntheticSubmission.by("x", "x", 1).writeRun(folder.resolve("run"));
        run("board", "init", repo.toString(), "--from", run.toString());
        Path bad = SyntheticSubmission.by("ada", "bad", 3).write(repo);
        Files.writeString(bad.resolve("report.html"), "<script>");

        assertThat(run("board", "check", repo.toString())).isEqualTo(ExitCode.USER);
        assertThat(out()).contains("REFUSED  ada/bad", "report.html: is not a file of a submission", "Remove it");
        assertThat(err()).contains("1 of 1 submission is refused");
        assertThat(run("board", "check", repo.toString(), "--who", "grace")).isZero();
        assertThat(run(
                        "board",
                        "build",
                        repo.toString(),
                        "--out",
                        folder.resolve("site").toString()))
                .isZero();
        assertThat(err()).contains("0 submissions, 1 refused");
        assertThat(run("board", "publish", repo.toString())).isZero();
        assertThat(repo.resolve("gh-pages/index.html"))
                .content()
                .contains("ada/bad")
                .doesNotContain("<script>");
        assertThat(run("board", "publish", repo.toString(), "--push", "origin")).isEqualTo(ExitCode.USER);
        assertThat(run("board", "check", folder.toString())).isEqualTo(ExitCode.USER);
        assertThat(err()).contains("is neither a board");
        assertThat(run("board")).isEqualTo(ExitCode.USER);
        assertThat(err()).contains("init, track, check, build or publish");
    }

    @Test
    @SuppressWarnings("unchecked")
    void theWorkflowGivesStrangersNothing() throws IOException {
        Path repo = folder.resolve("results");
        assertThat(run("board", "init", repo.toString())).as(err()).isZero();
        String text = Files.readString(repo.resolve(".github/workflows/board.yml"));
        // ${{ … }} is GitHub's; our reader takes ${NAME} for a variable and leaves this alone.
        Map<String, Object> workflow = (Map<String, Object>)
                YamlTree.read("board.yml", text.replace("${{", "((").replace("}}", "))"));

        assertThat((Map<String, Object>) workflow.get("on"))
                .containsKey("pull_request")
                .doesNotContainKey("pull_request_target");
        assertThat(workflow.get("permissions")).isEqualTo(Map.of("contents", "read"));
        Map<String, Object> jobs = (Map<String, Object>) workflow.get("jobs");
        assertThat((Map<String, Object>) jobs.get("check")).doesNotContainKey("permissions");
        assertThat(text).doesNotContain("secrets.");
        assertThat(text.lines().filter(line -> line.contains("run:") && line.contains("${{")))
                .as("nothing of a pull request is pasted into a script")
                .isEmpty();
    }

    @Test
    void aTrackIsPrintedForOneMoreConfig() throws IOException {
        Path run = SyntheticSubmission.by("x", "x", 1).writeRun(folder.resolve("run"));
        assertThat(run("board", "track", run.toString())).isZero();
        assertThat(out()).contains("- id: \"toy\"", "own-controls: [\"shuffled\",\"untrained\"]", "seed");
        assertThat(run("board", "track", folder.toString())).isEqualTo(ExitCode.USER);
        assertThat(err()).contains("Name the folder of a finished run");
    }
}
