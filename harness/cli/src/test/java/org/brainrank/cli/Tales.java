package org.brainrank.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** A dataset of somebody else's that is published at an address that does not exist: two subjects, two stories. */
final class Tales {
    static final Map<String, byte[]> FILES = new TreeMap<>(Map.of(
            "words.tsv", bytes(1, 500),
            "s1/one.bin", bytes(2, 2_000_000),
            "s1/two.bin", bytes(3, 1_000),
            "s2/one.bin", bytes(4, 1_000)));

    private static final String SOURCE = """
            package elsewhere;

            import java.net.URI;
            import java.util.List;
            import java.util.Optional;
            import org.brainrank.spi.Card;
            import org.brainrank.spi.dataset.*;

            public class Tales implements DatasetPlugin {
                public Card card() { return Card.of("tales", "Two stories."); }
                public Dataset open(DatasetRequest request) { throw new UnsupportedOperationException(); }
                public Optional<Archive> archive() {
                    return Optional.of(new Archive("2.1", "CC0 (responses)", URI.create("https://data.invalid/tales/"), List.of(
                        Archive.File.named("words.tsv").ofBytes(500),
                        Archive.File.named("s1/one.bin").ofSubjects("s1").ofStories("one"),
                        Archive.File.named("s1/two.bin").ofSubjects("s1").ofStories("two"),
                        Archive.File.named("s2/one.bin").ofSubjects("s2").ofStories("one"))));
                }
            }
            """;

    private Tales() {}

    private static byte[] bytes(int seed, int count) {
        byte[] bytes = new byte[count];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    /** Lays the files out as a mirror has them. */
    static Path publish(Path site) throws IOException {
        for (Map.Entry<String, byte[]> file : FILES.entrySet()) {
            Path path = site.resolve("data.invalid/tales").resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
        return site;
    }

    static void install(Path plugins, String classPath) throws IOException {
        Files.createDirectories(plugins);
        ThirdPartyJar.build(plugins, "tales", ">=0.1.0", Map.of(), "Tales", SOURCE, classPath);
    }
}
