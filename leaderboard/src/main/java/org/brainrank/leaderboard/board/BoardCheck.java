package org.brainrank.leaderboard.board;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Looks at the submissions of a board, each by itself and then beside the others. */
public final class BoardCheck {
    private final BoardRepository repository;
    private final SubmissionCheck check;
    private final Set<String> known;

    /**
     * Prepares a check.
     *
     * @param repository the board
     * @param harness of the runs
     * @param last the last build: who stood on it is nobody's copy, whatever date a copy bears
     */
    public BoardCheck(BoardRepository repository, Harness harness, LastBuild last) {
        this(repository, harness, last.accepted());
    }

    BoardCheck(BoardRepository repository, Harness harness, Set<String> known) {
        this.repository = repository;
        this.check = new SubmissionCheck(repository.definition(), harness);
        this.known = Set.copyOf(known);
    }

    /**
     * Looks at one submission, and whether another one of the board has the same cells.
     *
     * @param folder {@code submissions/WHO/NAME} of this board
     * @return what was found
     * @throws IOException if the board cannot be read
     */
    public Verdict one(Path folder) throws IOException {
        Path place = folder.toAbsolutePath().normalize();
        String id = place.getParent().getFileName() + "/" + place.getFileName();
        List<Checked> odd = new ArrayList<>();
        BoardRepository.Place own = repository.places(odd).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new BoardException(folder + " is no submission of " + repository.root()
                        + odd.stream()
                                .filter(one -> one.verdict().id().equals(id))
                                .map(one ->
                                        ": " + one.verdict().reasons().get(0).sentence())
                                .findFirst()
                                .orElse("")));
        Checked checked = check.check(own.folder(), own.who(), own.name());
        return checked.submission().isPresent() ? beside(checked, own.folder()) : checked.verdict();
    }

    /** Looks at a submission that holds beside those that could be the same: files with the same lines have the same size. */
    Verdict beside(Checked checked, Path folder) throws IOException {
        long size = checked.submission().orElseThrow().cellsBytes();
        List<Checked> alike = new ArrayList<>(List.of(checked));
        for (BoardRepository.Place other : repository.places(new ArrayList<>())) {
            Path cells = other.folder().resolve(Limits.CELLS);
            if (!other.folder().equals(folder)
                    && Files.isRegularFile(cells, LinkOption.NOFOLLOW_LINKS)
                    && Files.size(cells) == size) {
                alike.add(check.check(other.folder(), other.who(), other.name()));
            }
        }
        return withoutCopies(alike).get(0).verdict();
    }

    /**
     * Looks at all submissions.
     *
     * @return what was found, by name
     * @throws IOException if the board cannot be read
     */
    public List<Verdict> all() throws IOException {
        return checked().stream().map(Checked::verdict).toList();
    }

    /** The same with the submissions themselves. */
    List<Checked> checked() throws IOException {
        List<Checked> odd = new ArrayList<>();
        List<BoardRepository.Place> places = repository.places(odd);
        List<Checked> checked = places.parallelStream()
                .map(place -> check.check(place.folder(), place.who(), place.name()))
                .toList();
        List<Checked> all = new ArrayList<>(withoutCopies(checked));
        all.addAll(odd);
        all.sort(Comparator.comparing(one -> one.verdict().id()));
        return all;
    }

    // Two machines of one kind may give the same scores, but never in the same time: the same cells with the same
    // seconds
    // are the same file. Who stood on the board first stays; then the date decides, then the name.
    private List<Checked> withoutCopies(List<Checked> checked) {
        Comparator<Submission> first = Comparator.comparing((Submission one) -> !known.contains(one.id()))
                .thenComparing(one -> one.claim().date())
                .thenComparing(Submission::id);
        Map<String, Submission> owners = new HashMap<>();
        for (Checked one : checked) {
            one.submission()
                    .ifPresent(own -> owners.merge(own.cellsSha256(), own, (a, b) -> first.compare(a, b) <= 0 ? a : b));
        }
        return checked.stream()
                .map(one -> one.submission()
                        .filter(own -> !owners.get(own.cellsSha256()).id().equals(own.id()))
                        .map(own -> copy(own, owners.get(own.cellsSha256())))
                        .orElse(one))
                .toList();
    }

    private static Checked copy(Submission own, Submission owner) {
        Reason reason = new Reason(
                Limits.CELLS,
                "holds the same cells, to the last second spent, as " + owner.id()
                        + (owner.who().equals(own.who()) ? ", which you submitted" : ", which is somebody else's"),
                "Submit a run of your own; a replication takes its own time, and is welcome");
        return Checked.refused(own.id(), own.claim().track(), List.of(reason));
    }

    /**
     * Whether a folder is a board rather than a submission.
     *
     * @param folder any
     * @return whether it holds a definition
     */
    public static boolean isBoard(Path folder) {
        return Files.isRegularFile(folder.resolve(BoardDefinition.FILE), LinkOption.NOFOLLOW_LINKS);
    }
}
