package org.brainrank.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.brainrank.leaderboard.board.BoardException;
import org.brainrank.leaderboard.board.BoardRepository;
import org.brainrank.leaderboard.board.Submitting;
import org.brainrank.leaderboard.board.Verdict;
import org.brainrank.results.RunFolder;
import org.brainrank.spi.UserException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code submit RUN --to REPO}. */
@Command(
        name = "submit",
        description = {
            "Copies what a board needs of a run into a results repository, with who says so, and checks it.",
            "Copied: manifest.json, config.resolved.yaml, cells.jsonl, leaderboard.json, SHA256SUMS. The config names folders"
                    + " of this machine if yours does.",
            "What is refused does not stay."
        },
        footerHeading = "%nExample:%n",
        footer = "  brainrank submit runs/latest --to results --who ada --link https://example.org/paper")
final class SubmitCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "RUN", description = "The folder of a finished run.")
    private Path run;

    @Option(names = "--to", required = true, paramLabel = "REPO", description = "A results repository, cloned here.")
    private Path repo;

    @Option(names = "--who", required = true, paramLabel = "NAME", description = "Your handle; names your folder.")
    private String who;

    @Option(
            names = "--name",
            defaultValue = "",
            paramLabel = "NAME",
            description = "Of the submission; the run's unless given.")
    private String name;

    @Option(
            names = "--track",
            defaultValue = "",
            paramLabel = "ID",
            description = "Which track, if the board has several.")
    private String track;

    @Option(
            names = "--contact",
            defaultValue = "",
            paramLabel = "TEXT",
            description = "How to reach you; shown on the board.")
    private String contact;

    @Option(
            names = "--licence",
            defaultValue = "CC-BY-4.0",
            paramLabel = "SPDX",
            description = "Of the numbers; ${DEFAULT-VALUE} unless named.")
    private String licence;

    @Option(names = "--link", defaultValue = "", paramLabel = "URL", description = "Paper or code.")
    private String link;

    @Option(names = "--notes", defaultValue = "", paramLabel = "TEXT", description = "What a reader should know.")
    private String notes;

    @Option(names = "--replace", description = "Replace your submission of the same name.")
    private boolean replace;

    SubmitCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        RunnerHarness harness = new RunnerHarness();
        String called = name.isEmpty() ? nameOfRun() : name;
        Verdict verdict;
        try {
            verdict = new Submitting(BoardRepository.open(repo, harness), harness)
                    .submit(
                            run,
                            new Submitting.Details(
                                    who,
                                    called,
                                    track,
                                    LocalDate.now(ZoneOffset.UTC).toString(),
                                    contact,
                                    licence,
                                    link,
                                    notes),
                            replace);
        } catch (BoardException e) {
            throw new UserException(e.getMessage(), e);
        }
        if (!verdict.accepted()) {
            VerdictView.refused(List.of(verdict), session.terminal().err());
            throw new UserException("the submission is refused, and nothing was kept in " + repo);
        }
        session.terminal()
                .err()
                .println("submitted as "
                        + repo.resolve("submissions").resolve(who).resolve(called)
                        + "; commit it and open a pull request");
        return ExitCode.DONE;
    }

    private String nameOfRun() {
        try {
            return RunFolder.open(run)
                    .manifest()
                    .name()
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^a-z0-9]+", "-")
                    .replaceAll("^-|-$", "");
        } catch (IOException e) {
            throw new UserException(
                    "cannot submit " + run + ": " + e.getMessage() + ". Name the folder of a finished run", e);
        }
    }
}
