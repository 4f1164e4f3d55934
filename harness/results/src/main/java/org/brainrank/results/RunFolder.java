package org.brainrank.results;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The folder of one run. Whole files appear at once or not at all; cells are appended and flushed to disk one by one, so
 * that a run that dies keeps what it had.
 */
public final class RunFolder {
    /** Raised when a field changes its meaning or goes away. */
    public static final int SCHEMA_VERSION = 2;

    private static final String RANKS = "ranks.json";
    private static final String DIAGNOSTICS = "diagnostics.json";
    private static final String MAPS = "maps.json";
    private static final String STORY = "story.json";

    private final Path folder;

    private RunFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Makes the folder, with its parents.
     *
     * @param folder new, or empty
     * @return the run folder
     * @throws IOException if it cannot be made, or holds another run
     */
    public static RunFolder create(Path folder) throws IOException {
        Files.createDirectories(folder);
        if (Files.exists(folder.resolve("manifest.json"))) {
            throw new IOException(folder + " holds another run; name a new folder with --out");
        }
        return new RunFolder(folder);
    }

    /**
     * Opens a run to read it.
     *
     * @param folder of a run
     * @return the run folder
     * @throws IOException if there is no manifest
     */
    public static RunFolder open(Path folder) throws IOException {
        if (!Files.isRegularFile(folder.resolve("manifest.json"))) {
            throw new IOException(folder + " is no run folder: it has no manifest.json");
        }
        return new RunFolder(folder);
    }

    /**
     * Where it is.
     *
     * @return the folder
     */
    public Path path() {
        return folder;
    }

    /**
     * Writes the manifest.
     *
     * @param manifest where every number comes from
     */
    public void write(Manifest manifest) {
        write("manifest.json", Json.pretty(manifest));
    }

    /**
     * Writes the ranking.
     *
     * @param leaderboard the ranking
     */
    public void write(Leaderboard leaderboard) {
        write("leaderboard.json", Json.pretty(leaderboard));
    }

    /**
     * Writes the findings.
     *
     * @param findings what the run says to the field's questions
     */
    public void write(Findings findings) {
        write("findings.json", findings.toJson());
    }

    /**
     * Writes the probabilities of ranks.
     *
     * @param ranks by groups of rows
     */
    public void write(Ranks ranks) {
        write(RANKS, Json.line(ranks) + "\n");
    }

    /**
     * Writes how the regressions went.
     *
     * @param diagnostics penalties and folds
     */
    public void write(Diagnostics diagnostics) {
        write(DIAGNOSTICS, Json.line(diagnostics) + "\n");
    }

    /**
     * Writes the headline rows target by target.
     *
     * @param maps with the targets' places
     */
    public void write(Maps maps) {
        write(MAPS, Json.line(maps) + "\n");
    }

    /**
     * Writes passages of the stories.
     *
     * @param story words, scores and responses
     */
    public void write(StoryView story) {
        write(STORY, Json.line(story) + "\n");
    }

    /**
     * Writes any file, whole or not at all.
     *
     * @param name relative to the folder
     * @param text its content
     */
    public void write(String name, String text) {
        write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Writes any file, whole or not at all.
     *
     * @param name relative to the folder
     * @param bytes its content
     */
    public void write(String name, byte[] bytes) {
        Path file = folder.resolve(name);
        try {
            Files.createDirectories(file.getParent());
            Path partial = file.resolveSibling(file.getFileName() + ".partial");
            Files.write(partial, bytes);
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /**
     * Appends finished cells and returns when they are on disk.
     *
     * @param cells finished or failed
     */
    public void append(List<Cell> cells) {
        StringBuilder lines = new StringBuilder();
        cells.forEach(cell -> lines.append(Json.line(cell)).append('\n'));
        Path file = folder.resolve("cells.jsonl");
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            ByteBuffer bytes = ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot append to " + file, e);
        }
    }

    /**
     * Writes down the SHA-256 of every file that is there. The last thing that a run does; whoever writes into its folder
     * later does it again.
     */
    public void seal() {
        try {
            write(Checksums.FILE, Checksums.of(folder).text());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot hash the files of " + folder, e);
        }
    }

    /**
     * Writes down the SHA-256 of some files anew and leaves the others as they were recorded, so that what somebody else
     * changed is still found. Does nothing to a run that was never sealed.
     *
     * @param names relative to the folder, of files that were just written
     * @throws IOException if the record is broken
     */
    public void seal(List<String> names) throws IOException {
        Optional<Checksums> before = checksums();
        if (before.isPresent()) {
            SortedMap<String, String> sums = new TreeMap<>(before.get().byName());
            for (String name : names) {
                sums.put(name, Sha256.of(folder.resolve(name)));
            }
            write(Checksums.FILE, new Checksums(sums).text());
        }
    }

    /**
     * Reads what the files' SHA-256 were when the run ended.
     *
     * @return empty if the run was made before runs wrote them, or did not end
     * @throws IOException if the file is broken
     */
    public Optional<Checksums> checksums() throws IOException {
        Path file = folder.resolve(Checksums.FILE);
        return Files.isRegularFile(file) ? Optional.of(Checksums.parse(file)) : Optional.empty();
    }

    /**
     * Reads the manifest.
     *
     * @return where every number comes from
     * @throws IOException if it is missing or broken
     */
    public Manifest manifest() throws IOException {
        return Json.read(folder.resolve("manifest.json"), Manifest.class);
    }

    /**
     * Reads the ranking.
     *
     * @return the ranking
     * @throws IOException if the run did not finish, or the file is broken
     */
    public Leaderboard leaderboard() throws IOException {
        return Json.read(folder.resolve("leaderboard.json"), Leaderboard.class);
    }

    /**
     * Reads the findings.
     *
     * @return what the run says to the field's questions; empty if it was made before runs wrote them
     * @throws IOException if the file is broken
     */
    public Optional<Findings> findings() throws IOException {
        return ifThere("findings.json", Findings.class);
    }

    /**
     * Reads the probabilities of ranks.
     *
     * @return by groups of rows; empty if the run was made before runs wrote them
     * @throws IOException if the file is broken
     */
    public Optional<Ranks> ranks() throws IOException {
        return ifThere(RANKS, Ranks.class);
    }

    /**
     * Reads how the regressions went.
     *
     * @return penalties and folds; empty if the run was made before runs wrote them
     * @throws IOException if the file is broken
     */
    public Optional<Diagnostics> diagnostics() throws IOException {
        return ifThere(DIAGNOSTICS, Diagnostics.class);
    }

    /**
     * Reads the headline rows target by target.
     *
     * @return with the targets' places; empty if the run was made before runs wrote them, or has too many targets
     * @throws IOException if the file is broken
     */
    public Optional<Maps> maps() throws IOException {
        return ifThere(MAPS, Maps.class);
    }

    /**
     * Reads passages of the stories.
     *
     * @return words, scores and responses; empty if the run was made before runs wrote them, or was asked for no passage
     * @throws IOException if the file is broken
     */
    public Optional<StoryView> story() throws IOException {
        return ifThere(STORY, StoryView.class);
    }

    private <T> Optional<T> ifThere(String name, Class<T> type) throws IOException {
        Path file = folder.resolve(name);
        return Files.isRegularFile(file) ? Optional.of(Json.read(file, type)) : Optional.empty();
    }

    /**
     * Reads the cells. A last line without an end is what a killed run left; it is not read.
     *
     * @return finished and failed cells, in the order in which they ended
     * @throws IOException if a whole line is broken
     */
    public List<Cell> cells() throws IOException {
        Path file = folder.resolve("cells.jsonl");
        String text = Files.readString(file);
        List<Cell> cells = new ArrayList<>();
        int start = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
            cells.add(Json.parse(file + " line " + (cells.size() + 1), text.substring(start, end), Cell.class));
            start = end + 1;
        }
        return cells;
    }
}
