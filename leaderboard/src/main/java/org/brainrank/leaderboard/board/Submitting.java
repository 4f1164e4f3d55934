package org.brainrank.leaderboard.board;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Copies of a run's folder what a board needs, and nothing else: no page, no log, no scores by target. */
public final class Submitting {
    private final BoardRepository repository;
    private final Harness harness;

    /**
     * Prepares.
     *
     * @param repository the board
     * @param harness of the runs
     */
    public Submitting(BoardRepository repository, Harness harness) {
        this.repository = repository;
        this.harness = harness;
    }

    /**
     * Who submits, and what they say.
     *
     * @param who a handle, which names a folder
     * @param name of the submission, which names a folder in it
     * @param track an id; empty for the board's only one
     * @param date ISO-8601
     * @param contact an address or a name; may be empty
     * @param licence of the numbers, an SPDX identifier
     * @param link to a paper or code; may be empty
     * @param notes what a reader should know; may be empty
     */
    public record Details(
            String who,
            String name,
            String track,
            String date,
            String contact,
            String licence,
            String link,
            String notes) {}

    /**
     * Copies and checks; what is refused does not stay.
     *
     * @param run the folder of a finished run
     * @param details who submits, and what they say
     * @param replace whether a submission of the same name may be replaced
     * @return what the check found
     * @throws IOException if a file cannot be read or written
     * @throws BoardException if it cannot be tried
     */
    public Verdict submit(Path run, Details details, boolean replace) throws IOException {
        Wording.faultOfHandle(details.who()).ifPresent(fault -> {
            throw new BoardException("--who " + Wording.quoted(details.who()) + " " + fault);
        });
        Wording.faultOfFolder(details.name()).ifPresent(fault -> {
            throw new BoardException("--name " + Wording.quoted(details.name()) + " " + fault);
        });
        Path folder = repository.folder(details.who(), details.name());
        boolean there = Files.exists(folder, LinkOption.NOFOLLOW_LINKS);
        if (there && !replace) {
            throw new BoardException(
                    folder + " is there already; name another with --name, or replace it with --replace");
        }
        String track = track(details.track());
        Map<String, byte[]> files = read(run);
        Map<String, String> hashes = new LinkedHashMap<>();
        files.forEach((name, bytes) -> hashes.put(name, Hashes.of(bytes)));
        Claim claim = new Claim(
                Claim.VERSION,
                details.who(),
                details.contact(),
                details.date(),
                track,
                details.licence(),
                details.link(),
                details.notes(),
                hashes);
        files.put(Claim.FILE, BoardYaml.of(claim).getBytes(StandardCharsets.UTF_8));
        return place(files, folder, details, there);
    }

    private Verdict place(Map<String, byte[]> files, Path folder, Details details, boolean there) throws IOException {
        Path old = folder.resolveSibling("." + folder.getFileName() + "-old");
        boolean newPerson = !Files.exists(folder.getParent());
        Files.createDirectories(folder.getParent());
        Path fresh = Files.createTempDirectory(folder.getParent(), "." + folder.getFileName() + "-");
        boolean kept = false;
        try {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Files.write(fresh.resolve(file.getKey()), file.getValue());
            }
            Checked checked =
                    new SubmissionCheck(repository.definition(), harness).check(fresh, details.who(), details.name());
            Verdict verdict = checked.verdict();
            if (verdict.accepted()) {
                verdict = beside(checked, folder);
            }
            if (verdict.accepted()) {
                if (there) {
                    Files.move(folder, old, StandardCopyOption.ATOMIC_MOVE);
                }
                readable(fresh);
                Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
                SiteFolder.remove(old);
                kept = true;
            }
            return verdict;
        } finally {
            SiteFolder.remove(fresh);
            if (!kept && newPerson) {
                Files.deleteIfExists(folder.getParent());
            }
        }
    }

    /** Whoever is there was there first. */
    private Verdict beside(Checked checked, Path folder) throws IOException {
        Set<String> others = repository.places(new ArrayList<>()).stream()
                .map(BoardRepository.Place::id)
                .filter(id -> !id.equals(checked.verdict().id()))
                .collect(Collectors.toSet());
        return new BoardCheck(repository, harness, others).beside(checked, folder);
    }

    private static void readable(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(folder, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private String track(String named) {
        if (!named.isEmpty()) {
            return named;
        }
        if (repository.definition().tracks().size() != 1) {
            throw new BoardException("this board has "
                    + repository.definition().tracks().size() + " tracks; name one with --track: "
                    + String.join(
                            ", ",
                            repository.definition().tracks().stream()
                                    .map(Track::id)
                                    .toList()));
        }
        return repository.definition().tracks().get(0).id();
    }

    private static Map<String, byte[]> read(Path run) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (Map.Entry<String, Long> limit : Limits.FILES.entrySet()) {
            Path file = run.resolve(limit.getKey());
            if (limit.getKey().equals(Claim.FILE)
                    || (Limits.isOptional(limit.getKey()) && !Files.isRegularFile(file))) {
                continue;
            }
            if (!Files.isRegularFile(file)) {
                throw new BoardException(run + " has no " + limit.getKey() + "; name the folder of a finished run");
            }
            if (Files.size(file) > limit.getValue()) {
                throw new BoardException(file + " has " + Files.size(file) + " bytes; a board takes at most "
                        + limit.getValue() + ". Run fewer methods at a time");
            }
            files.put(limit.getKey(), Files.readAllBytes(file));
        }
        return files;
    }
}
