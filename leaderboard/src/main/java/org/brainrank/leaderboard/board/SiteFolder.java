package org.brainrank.leaderboard.board;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Puts a site where it belongs, whole or not at all. */
public final class SiteFolder {
    private SiteFolder() {}

    /**
     * Writes a site beside its place and then moves it there, in place of the last one.
     *
     * @param site what to write
     * @param out its folder: new, empty, or an earlier board
     * @throws IOException if it cannot be written
     * @throws BoardException if the folder holds something else, which stays
     */
    public static void write(BoardSite site, Path out) throws IOException {
        Path place = out.toAbsolutePath().normalize();
        if (!LastBuild.mayReplace(place)) {
            throw new BoardException(out + " holds something that is no board, and is left alone."
                    + " Name a new folder, or one that 'board build' wrote");
        }
        Files.createDirectories(place.getParent());
        Path fresh = Files.createTempDirectory(place.getParent(), "." + place.getFileName() + "-");
        try {
            fill(fresh, site.files());
            Path old = fresh.resolveSibling(fresh.getFileName() + "-old");
            boolean replaces = Files.exists(place);
            if (replaces) {
                Files.move(place, old, StandardCopyOption.ATOMIC_MOVE);
            }
            Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE);
            if (replaces) {
                remove(old);
            }
        } finally {
            remove(fresh);
        }
    }

    private static void fill(Path folder, Map<String, String> files) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey()).normalize();
            if (!path.startsWith(folder)) {
                throw new IllegalStateException("a page would leave the site: " + file.getKey());
            }
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue().getBytes(StandardCharsets.UTF_8));
        }
        // A temporary folder is private; a site is there to be read.
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(folder, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(folder)) {
            paths = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : paths) {
            Files.delete(path);
        }
    }
}
