package org.brainrank.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.brainrank.leaderboard.board.BoardCheck;
import org.brainrank.leaderboard.board.BoardException;
import org.brainrank.leaderboard.board.BoardRepository;
import org.brainrank.leaderboard.board.BoardSite;
import org.brainrank.leaderboard.board.LastBuild;
import org.brainrank.leaderboard.board.NewBoard;
import org.brainrank.leaderboard.board.SiteFolder;
import org.brainrank.leaderboard.board.TrackOfRun;
import org.brainrank.leaderboard.board.Verdict;
import org.brainrank.spi.UserException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code board init|track|check|build|publish}. */
@Command(
        name = "board",
        synopsisSubcommandLabel = "(init | track | check | build | publish)",
        description = "A public board: runs of many people, checked, compared and published as static pages.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  brainrank board init results --from runs/latest",
            "  brainrank submit runs/latest --to results --who ada",
            "  brainrank board check results",
            "  brainrank board build results --out site",
            "  brainrank board publish results"
        })
final class BoardCommand implements Callable<Integer> {
    private static final String PAGES = "gh-pages";

    private final Session session;
    private final RunnerHarness harness = new RunnerHarness();

    @Spec
    private CommandSpec spec;

    BoardCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        throw new ParameterException(
                spec.commandLine(), "say what to do with the board: init, track, check, build or publish");
    }

    @Command(
            name = "init",
            mixinStandardHelpOptions = true,
            description = "Makes a results repository: board.yaml, a README, and a workflow that checks pull requests.")
    int init(
            @Parameters(paramLabel = "REPO", description = "A folder: new, empty, or a repository without a board.")
                    Path repo,
            @Option(
                            names = "--from",
                            paramLabel = "RUN",
                            description = "A run whose data, folds, controls and settings are the first track.")
                    Path run,
            @Option(
                            names = "--title",
                            defaultValue = "BrainRank board",
                            paramLabel = "TEXT",
                            description = "The board's name.")
                    String title)
            throws IOException {
        try {
            NewBoard.write(repo, title, Optional.ofNullable(run), harness)
                    .forEach(file -> session.terminal().err().println("wrote " + file));
            if (run == null) {
                session.terminal()
                        .err()
                        .println("It has no track yet: paste what 'brainrank board track RUN' prints under 'tracks' in "
                                + repo.resolve("board.yaml"));
            }
        } catch (BoardException e) {
            throw new UserException(e.getMessage(), e);
        }
        return ExitCode.DONE;
    }

    @Command(
            name = "track",
            mixinStandardHelpOptions = true,
            description = "Prints the track that a run would stand on, for 'tracks' in board.yaml.")
    int track(@Parameters(paramLabel = "RUN", description = "The folder of a finished run.") Path run) {
        try {
            session.terminal().out().print(TrackOfRun.yaml(run, harness));
        } catch (BoardException e) {
            throw new UserException(e.getMessage(), e);
        }
        return ExitCode.DONE;
    }

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description =
                    "Checks one submission, or all of a board: files, hashes, schemas, data, folds, controls, scores."
                            + " Exit code 2 if one is refused.")
    int check(
            @Parameters(paramLabel = "SUBMISSION|REPO", description = "submissions/WHO/NAME of a board, or the board.")
                    Path path,
            @Option(names = "--json", description = "Print JSON.") boolean json,
            @Option(
                            names = "--who",
                            paramLabel = "NAME",
                            description = "Look at all, and say only what concerns this person.")
                    String who)
            throws IOException {
        try {
            List<Verdict> verdicts = verdicts(path).stream()
                    .filter(verdict -> who == null || verdict.id().startsWith(who + "/"))
                    .toList();
            VerdictView.print(verdicts, json, session.terminal());
            long refused =
                    verdicts.stream().filter(verdict -> !verdict.accepted()).count();
            if (refused > 0) {
                throw new UserException(refused + " of " + verdicts.size()
                        + (verdicts.size() == 1 ? " submission is refused" : " submissions are refused")
                        + "; the reasons are above");
            }
        } catch (BoardException e) {
            throw new UserException(e.getMessage(), e);
        }
        return ExitCode.DONE;
    }

    private List<Verdict> verdicts(Path path) throws IOException {
        if (BoardCheck.isBoard(path)) {
            return new BoardCheck(BoardRepository.open(path, harness), harness, lastBuild(path, PAGES)).all();
        }
        Path root = BoardRepository.rootOf(path)
                .filter(BoardCheck::isBoard)
                .orElseThrow(() -> new UserException(
                        path + " is neither a board (it has no board.yaml) nor" + " submissions/WHO/NAME of one"));
        return List.of(new BoardCheck(BoardRepository.open(root, harness), harness, lastBuild(root, PAGES)).one(path));
    }

    /** The branch of the pages, or the folder that stands for it outside git. */
    private static LastBuild lastBuild(Path repo, String branch) throws IOException {
        Optional<PagesBranch> pages = PagesBranch.of(repo, branch);
        return pages.isPresent()
                ? LastBuild.of(pages.get().file("board.json"), pages.get().file("changes.json"))
                : LastBuild.in(repo.resolve(branch));
    }

    @Command(
            name = "build",
            mixinStandardHelpOptions = true,
            description =
                    "Checks all submissions and writes the pages of those that hold; the refused are listed with their"
                            + " reasons. What changed is counted from the last build in the same folder.")
    int build(
            @Parameters(paramLabel = "REPO", description = "The board.") Path repo,
            @Option(
                            names = "--out",
                            required = true,
                            paramLabel = "SITE",
                            description = "A new folder, or an earlier build.")
                    Path out)
            throws IOException {
        try {
            BoardSite site = BoardSite.of(BoardRepository.open(repo, harness), harness, LastBuild.in(out));
            SiteFolder.write(site, out);
            VerdictView.refused(site.verdicts(), session.terminal().err());
            session.terminal().err().println(site.summary() + "; open " + out.resolve("index.html"));
        } catch (BoardException e) {
            throw new UserException(e.getMessage(), e);
        }
        return ExitCode.DONE;
    }

    @Command(
            name = "publish",
            mixinStandardHelpOptions = true,
            description = {
                "Checks, builds, and commits the pages to a branch of the board's own git repository, without touching the work"
                        + " tree or the index; outside git, writes them to the folder REPO/BRANCH.",
                "A build that changes nothing makes no commit."
            })
    int publish(
            @Parameters(paramLabel = "REPO", description = "The board.") Path repo,
            @Option(
                            names = "--branch",
                            defaultValue = PAGES,
                            paramLabel = "NAME",
                            description = "${DEFAULT-VALUE} unless named.")
                    String branch,
            @Option(names = "--push", paramLabel = "REMOTE", description = "And push the branch there.") String remote)
            throws IOException {
        try {
            BoardRepository board = BoardRepository.open(repo, harness);
            Optional<PagesBranch> pages = PagesBranch.of(repo, branch);
            if (pages.isEmpty() && remote != null) {
                throw new UserException("--push " + remote + ": " + repo + " is in no git repository");
            }
            Path folder = repo.resolve(branch);
            BoardSite site = BoardSite.of(board, harness, lastBuild(repo, branch));
            VerdictView.refused(site.verdicts(), session.terminal().err());
            if (pages.isPresent()) {
                boolean committed = pages.get().commit(site);
                session.terminal()
                        .err()
                        .println(site.summary() + "; branch " + branch
                                + (committed ? " has a new commit" : " is as it was"));
                if (remote != null) {
                    pages.get().push(remote);
                }
            } else {
                SiteFolder.write(site, folder);
                session.terminal().err().println(site.summary() + "; open " + folder.resolve("index.html"));
            }
        } catch (BoardException e) {
            throw new UserException(e.getMessage(), e);
        }
        return ExitCode.DONE;
    }
}
