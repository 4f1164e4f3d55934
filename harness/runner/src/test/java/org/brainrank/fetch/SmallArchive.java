package org.brainrank.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.brainrank.spi.dataset.Archive;
import org.brainrank.spi.dataset.Checksum;

/** Two subjects, two stories, and files of every kind of knowledge: pinned, by MD5, by git's id, by size alone, not at all. */
final class SmallArchive {
    static final Map<String, byte[]> CONTENT = new TreeMap<>(Map.of(
            "participants.tsv", bytes(1, 100),
            "stimuli/one.txt", bytes(2, 3_000),
            "stimuli/two.txt", bytes(3, 0),
            "a/one.bin", bytes(4, 200_000),
            "a/two.bin", bytes(5, 70_000),
            "b/one.bin", bytes(6, 90_000),
            "b/two.bin", bytes(7, 130_000)));

    private SmallArchive() {}

    private static byte[] bytes(int seed, int count) {
        byte[] bytes = new byte[count];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    static void publish(Path site) throws IOException {
        for (Map.Entry<String, byte[]> file : CONTENT.entrySet()) {
            Path path = site.resolve("example.org/small").resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
    }

    static Archive archive() {
        return new Archive(
                "1.0",
                "CC0",
                URI.create("https://example.org/small/"),
                List.of(
                        new Archive.File("participants.tsv", 100, hash("SHA-256", "participants.tsv")),
                        Archive.File.named("stimuli/one.txt").ofStories("one").ofBytes(3_000),
                        Archive.File.named("stimuli/two.txt").ofStories("two"),
                        Archive.File.named("a/one.bin").ofSubjects("a").ofStories("one"),
                        Archive.File.named("a/two.bin")
                                .ofSubjects("a")
                                .ofStories("two")
                                .with(Checksum.Kind.MD5, hash("MD5", "a/two.bin")),
                        Archive.File.named("b/one.bin").ofSubjects("b").ofStories("one"),
                        Archive.File.named("b/two.bin")
                                .ofSubjects("b")
                                .ofStories("two")
                                .ofBytes(130_000)
                                .with(Checksum.Kind.SHA_256, hash("SHA-256", "b/two.bin"))));
    }

    private static String hash(String algorithm, String name) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(CONTENT.get(name)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    static Parcel parcel(URI mirror, List<String> subjects) {
        return parcel(mirror, subjects, List.of());
    }

    static Parcel parcel(URI mirror, List<String> subjects, List<String> stories) {
        Archive all = archive();
        List<Archive.File> chosen = new Choice(subjects, stories).of("small", all);
        return Parcel.of("small", all.with(chosen), Mirror.of(Map.of("BRAINRANK_MIRROR", mirror.toString())));
    }

    /** Every file below, the record aside, is one of ours and whole. */
    static List<String> wholeFilesOf(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            List<String> names = all.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> !name.endsWith(Part.SUFFIX) && !name.equals(Origin.FILE))
                    .sorted()
                    .collect(Collectors.toList());
            for (String name : names) {
                assertThat(folder.resolve(name)).hasBinaryContent(CONTENT.get(name));
            }
            return names;
        }
    }
}
