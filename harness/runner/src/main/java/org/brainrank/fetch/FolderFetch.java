package org.brainrank.fetch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.brainrank.execution.Progress;
import org.brainrank.spi.UserException;
import org.brainrank.spi.dataset.Checksum;
import org.jspecify.annotations.Nullable;

/**
 * Brings a whole folder, or more files to one that was brought before. A new folder appears when all of its files are there and have
 * the right checksums; until then they gather in {@code FOLDER.fetching}. Two processes never fetch into one folder at once.
 */
@SuppressWarnings("try") // a lock acts by being held
public final class FolderFetch {
    private final Web web;
    private final Connections connections;
    private final Progress progress;
    private final Consumer<String> notices;
    private final Consumer<Step> steps;

    /**
     * Prepares to fetch; asks nobody yet.
     *
     * @param web how to reach servers
     * @param connections how many files come at once, at least 1
     * @param progress hears of bytes
     * @param notices hears what went wrong and is tried again
     */
    public FolderFetch(Web web, int connections, Progress progress, Consumer<String> notices) {
        this(web, connections, progress, notices, Step.UNWATCHED);
    }

    FolderFetch(Web web, int connections, Progress progress, Consumer<String> notices, Consumer<Step> steps) {
        this.web = web;
        this.connections = new Connections(connections);
        this.progress = progress;
        this.notices = notices;
        this.steps = steps;
    }

    /**
     * Whether all is there already; asks no server.
     *
     * @param parcel what is wanted
     * @param folder where
     * @return whether the folder's record names every file, and each has its size
     * @throws UserException if the folder holds something else, or a file was changed
     */
    public boolean present(Parcel parcel, Path folder) {
        return missing(parcel, folder).isEmpty();
    }

    /**
     * Looks what is missing, and asks servers how long those files are whose size nobody stated.
     *
     * @param parcel what is wanted
     * @param folder where; need not be there
     * @return what {@link #fetch} would do
     * @throws UserException if the folder holds something else, or a server does not say
     */
    public Order order(Parcel parcel, Path folder) {
        List<RemoteFile> missing = sized(missing(parcel, folder));
        Workshop workshop = Workshop.of(folder);
        try {
            long gathered = missing.stream().mapToLong(workshop::gathered).sum();
            return new Order(parcel, folder, missing, gathered, room(folder.toAbsolutePath()));
        } catch (IOException | UncheckedIOException e) {
            throw new UserException("'" + folder + "' cannot be looked into: " + e.getMessage(), e);
        }
    }

    /**
     * Fetches.
     *
     * @param order what
     * @throws UserException if there is no room, another process fetches the same, or a server does not give a file
     */
    public void fetch(Order order) {
        order.lack().ifPresent(lack -> {
            throw new UserException(lack);
        });
        try (FolderLock lock = FolderLock.of(order.folder())) {
            steps.accept(Step.LOCKED);
            Parcel ordered = order.parcel().with(order.missing());
            List<RemoteFile> missing =
                    missing(ordered, order.folder()); // another process may have brought some meanwhile
            Workshop workshop = Workshop.of(order.folder());
            if (!missing.isEmpty()) {
                workshop.open(order.parcel().version());
                publish(order, workshop, download(order, workshop, missing));
            }
            workshop.clear();
        } catch (IOException | UncheckedIOException e) {
            throw new UserException("'" + order.folder() + "' cannot be written: " + e.getMessage(), e);
        }
    }

    private static List<RemoteFile> missing(Parcel parcel, Path folder) {
        Map<String, FetchedFile> known = known(parcel, folder);
        List<RemoteFile> missing = new ArrayList<>();
        for (RemoteFile file : parcel.files()) {
            if (file.members().isEmpty()) {
                FetchedFile before = known.get(file.name());
                if (!isThere(file.name(), file.checksums(), before, folder)) {
                    missing.add(before == null ? file : file.likeBefore(before));
                }
                continue;
            }
            List<RemoteFile.Member> lacking = new ArrayList<>();
            for (RemoteFile.Member member : file.members()) {
                FetchedFile before = known.get(member.name());
                if (!isThere(member.name(), member.checksums(), before, folder)) {
                    lacking.add(before == null ? member : new RemoteFile.Member(member.name(), List.of(before.sum())));
                }
            }
            if (!lacking.isEmpty()) {
                missing.add(file.holding(lacking));
            }
        }
        return missing;
    }

    private static boolean isThere(String name, List<Checksum> checksums, @Nullable FetchedFile before, Path folder) {
        Path place = folder.resolve(name);
        if (!Files.exists(place)) {
            return false;
        }
        if (before == null) {
            throw new UserException("'" + place + "' is there, but 'brainrank fetch' did not bring it, and it"
                    + " overwrites nothing. Move it away and fetch again");
        }
        requireSame(checksums, before, place);
        return true;
    }

    private static Map<String, FetchedFile> known(Parcel parcel, Path folder) {
        if (!Files.exists(folder)) {
            return Map.of();
        }
        Optional<Origin> origin = Origin.of(folder);
        if (origin.isEmpty() || !origin.get().version().equals(parcel.version())) {
            throw new UserException("'" + folder + "' holds "
                    + origin.map(other -> "version " + other.version() + " of it")
                            .orElse("files that 'brainrank fetch' did not bring")
                    + ", and not version " + parcel.version()
                    + ". Move it away, or set BRAINRANK_DATA (datasets) or BRAINRANK_MODELS to another folder");
        }
        return origin.get().byName();
    }

    private static void requireSame(List<Checksum> checksums, FetchedFile before, Path place) {
        if (!before.agrees(checksums) || !hasSize(place, before.bytes())) {
            throw new UserException("'" + place + "' was changed since it was fetched, or is not the file that is"
                    + " published now. Remove it and fetch again");
        }
    }

    private static boolean hasSize(Path file, long size) {
        try {
            return Files.isRegularFile(file) && Files.size(file) == size;
        } catch (IOException e) {
            return false;
        }
    }

    private List<RemoteFile> sized(List<RemoteFile> files) {
        long open = files.stream().filter(file -> file.size().isEmpty()).count();
        if (open == 0) {
            return files;
        }
        Answers answers = new Answers(web, notices);
        List<Callable<RemoteFile>> questions = new ArrayList<>();
        notices.accept("asking for the sizes of " + open + (open == 1 ? " file" : " files"));
        for (RemoteFile file : files) {
            questions.add(() -> file.size().isPresent() ? file : file.sized(answers.size(file.address())));
        }
        return connections.all(questions);
    }

    private static long room(Path folder) throws IOException {
        Path there = folder;
        while (there.getParent() != null && !Files.exists(there)) {
            there = there.getParent();
        }
        return Files.getFileStore(there).getUsableSpace();
    }

    private List<FetchedFile> download(Order order, Workshop workshop, List<RemoteFile> missing) throws IOException {
        Map<String, FetchedFile> noted = workshop.noted();
        Arrived arrived = new Arrived(progress);
        Download download = new Download(web, arrived::add, notices, steps);
        List<Callable<List<FetchedFile>>> tasks = new ArrayList<>();
        for (RemoteFile file : missing) {
            tasks.add(() -> file.members().isEmpty()
                    ? List.of(whole(download, workshop, file, noted))
                    : unpacked(download, workshop, file, noted));
        }
        progress.start("fetching " + order.parcel().name(), order.toCome());
        try {
            return connections.all(tasks).stream().flatMap(List::stream).toList();
        } finally {
            progress.done();
        }
    }

    private FetchedFile whole(Download download, Workshop workshop, RemoteFile file, Map<String, FetchedFile> noted) {
        FetchedFile note = noted.get(file.name());
        if (note != null
                && note.agrees(file.checksums())
                && note.bytes() == file.bytes()
                && hasSize(workshop.files().resolve(file.name()), file.bytes())) {
            return note;
        }
        FetchedFile fetched = download.into(workshop.files(), file);
        workshop.note(fetched);
        steps.accept(Step.NOTED);
        return fetched;
    }

    /** The tar goes once all that is wanted of it is written down. */
    private List<FetchedFile> unpacked(
            Download download, Workshop workshop, RemoteFile file, Map<String, FetchedFile> noted) throws IOException {
        List<FetchedFile> members = new ArrayList<>();
        for (RemoteFile.Member member : file.members()) {
            FetchedFile note = noted.get(member.name());
            if (note != null
                    && note.agrees(member.checksums())
                    && hasSize(workshop.files().resolve(note.name()), note.bytes())) {
                members.add(note);
            }
        }
        if (members.size() < file.members().size()) {
            FetchedFile tar = whole(download, workshop, file, noted);
            members = new Unpacking(file, tar).into(workshop.files());
            members.forEach(workshop::note);
            steps.accept(Step.NOTED);
        }
        Files.deleteIfExists(workshop.files().resolve(file.name()));
        return members;
    }

    /** A new folder comes in one piece; to an old one files are added, each in one piece, and its record names them first. */
    private void publish(Order order, Workshop workshop, List<FetchedFile> brought) throws IOException {
        Path folder = order.folder();
        List<FetchedFile> before = Origin.of(folder).map(Origin::files).orElse(List.of());
        Origin origin = Origin.now(order.parcel(), before, brought);
        boolean whole = !Files.exists(folder) && workshop.holdsOnly(brought.size());
        if (whole) {
            origin.write(workshop.files(), workshop.path());
            steps.accept(Step.RECORDED);
            Files.move(workshop.files(), folder, StandardCopyOption.ATOMIC_MOVE);
        } else {
            Files.createDirectories(folder);
            origin.write(folder, workshop.path());
            steps.accept(Step.RECORDED);
            for (FetchedFile file : brought) {
                Path place = folder.resolve(file.name());
                Files.createDirectories(place.getParent());
                Files.move(workshop.files().resolve(file.name()), place, StandardCopyOption.ATOMIC_MOVE);
                steps.accept(Step.MOVED);
            }
        }
        steps.accept(Step.PUBLISHED);
    }
}
