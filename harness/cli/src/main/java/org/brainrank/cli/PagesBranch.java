package org.brainrank.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.brainrank.leaderboard.board.BoardSite;
import org.brainrank.leaderboard.board.SiteFolder;
import org.brainrank.spi.UserException;

/**
 * The branch that holds a board's pages, in the board's own git repository. It is written with an index and a work tree of its
 * own, so that whatever the maintainer has open stays as it is. No hook is run.
 */
final class PagesBranch {
    private static final int PATIENCE_SECONDS = 120;
    private static final String NO_PARENT = "";

    private final Path repo;
    private final String branch;

    private PagesBranch(Path repo, String branch) {
        this.repo = repo;
        this.branch = branch;
    }

    /** The branch, there or not; nothing where the folder is in no git repository, or there is no git. */
    static Optional<PagesBranch> of(Path repo, String branch) throws IOException {
        if (!branch.matches("[A-Za-z0-9][A-Za-z0-9._/-]*") || branch.contains("..")) {
            throw new UserException("--branch '" + branch + "' is no name of a branch, such as gh-pages");
        }
        PagesBranch pages = new PagesBranch(repo.toAbsolutePath().normalize(), branch);
        // A repository that merely surrounds the folder is not the board's own.
        if (!Files.exists(repo.resolve(".git"))) {
            return Optional.empty();
        }
        Ended inside = pages.git(Map.of(), "rev-parse", "--is-inside-work-tree");
        return inside.code() == 0 ? Optional.of(pages) : Optional.empty();
    }

    /** A file of the last build. */
    Optional<String> file(String name) throws IOException {
        Ended shown = git(Map.of(), "cat-file", "blob", reference() + ":" + name);
        return shown.code() == 0 ? Optional.of(shown.out()) : Optional.empty();
    }

    /** Whether there was anything to commit. */
    boolean commit(BoardSite site) throws IOException {
        Path scratch = Files.createTempDirectory("brainrank-pages-");
        try {
            Path tree = scratch.resolve("site");
            SiteFolder.write(site, tree);
            Map<String, String> apart = Map.of(
                    "GIT_INDEX_FILE", scratch.resolve("index").toString(),
                    "GIT_WORK_TREE", tree.toString(),
                    "GIT_AUTHOR_NAME", "BrainRank board",
                    "GIT_AUTHOR_EMAIL", "board@brainrank.invalid",
                    "GIT_COMMITTER_NAME", "BrainRank board",
                    "GIT_COMMITTER_EMAIL", "board@brainrank.invalid");
            required(apart, "add", "--all", "--force", ".");
            String written = required(apart, "write-tree");
            Ended parent = git(Map.of(), "rev-parse", "--verify", "--quiet", reference() + "^{commit}");
            String last = parent.code() == 0 ? parent.out().strip() : NO_PARENT;
            if (!last.equals(NO_PARENT)
                    && required(Map.of(), "rev-parse", last + "^{tree}").equals(written)) {
                return false;
            }
            List<String> arguments = new ArrayList<>(List.of("commit-tree", written, "-m", message(site)));
            if (!last.equals(NO_PARENT)) {
                arguments.addAll(List.of("-p", last));
            }
            String commit = required(apart, arguments.toArray(String[]::new));
            // The last value is what the branch must still be: two publishers do not overwrite each other.
            required(Map.of(), "update-ref", reference(), commit, last.equals(NO_PARENT) ? "0".repeat(40) : last);
            return true;
        } finally {
            remove(scratch);
        }
    }

    void push(String remote) throws IOException {
        if (remote.startsWith("-")) {
            throw new UserException("--push '" + remote + "' is no name of a remote");
        }
        required(Map.of(), "push", remote, reference() + ":" + reference());
    }

    private String reference() {
        return "refs/heads/" + branch;
    }

    private static String message(BoardSite site) {
        return "Board, build " + site.build() + ": " + site.summary();
    }

    private String required(Map<String, String> environment, String... arguments) throws IOException {
        Ended ended = git(environment, arguments);
        if (ended.code() != 0) {
            throw new UserException("git " + arguments[0] + " failed in " + repo + ": "
                    + ended.err().strip().lines().findFirst().orElse("exit code " + ended.code()));
        }
        return ended.out().strip();
    }

    private record Ended(int code, String out, String err) {}

    private Ended git(Map<String, String> environment, String... arguments) throws IOException {
        List<String> command =
                new ArrayList<>(List.of("git", "-c", "core.hooksPath=/dev/null", "-c", "core.autocrlf=false"));
        command.addAll(List.of(arguments));
        Path folder = Files.createTempDirectory("brainrank-git-");
        try {
            Path out = folder.resolve("out");
            Path err = folder.resolve("err");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(repo.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().put("GIT_TERMINAL_PROMPT", "0");
            builder.environment().put("LC_ALL", "C");
            builder.environment().put("GIT_DIR", required(repo));
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new UserException(
                        "git " + arguments[0] + " took more than " + PATIENCE_SECONDS + " s in " + repo);
            }
            return new Ended(
                    process.exitValue(),
                    Files.readString(out, StandardCharsets.UTF_8),
                    Files.readString(err, StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while git ran", e);
        } finally {
            remove(folder);
        }
    }

    private static String required(Path repo) {
        return repo.resolve(".git").toString();
    }

    private static void remove(Path folder) throws IOException {
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(folder)) {
            paths = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : paths) {
            Files.delete(path);
        }
    }
}
