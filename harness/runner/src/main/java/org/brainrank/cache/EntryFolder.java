package org.brainrank.cache;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.brainrank.features.FeatureSpace;
import org.brainrank.formats.numpy.NumPyArray;
import org.brainrank.formats.numpy.NumPyWriter;
import org.brainrank.results.Sha256;
import org.brainrank.spi.UserException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * One kept feature space on disk: {@code entry.json} ({@link Entry}), {@code features.npy} of shape (words of all stories,
 * features), float32, and {@code SHA256SUMS} of both, which {@code sha256sum -c} understands too.
 */
final class EntryFolder {
    static final String DESCRIPTION = "entry.json";
    static final String VECTORS = "features.npy";
    static final String SUMS = "SHA256SUMS";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private EntryFolder() {}

    /** Fills an empty folder. */
    static void write(Path folder, Entry entry, FeatureSpace space) throws IOException {
        byte[] description = MAPPER.writeValueAsString(entry).getBytes(StandardCharsets.UTF_8);
        byte[] vectors = NumPyWriter.bytes(entry.rows(space));
        Files.write(folder.resolve(DESCRIPTION), description);
        Files.write(folder.resolve(VECTORS), vectors);
        Files.writeString(folder.resolve(SUMS), sums(description, vectors));
    }

    /** What the folder says that it holds; not checked against the sums. */
    static Entry describe(Path folder) throws IOException {
        return parse(Files.readAllBytes(folder.resolve(DESCRIPTION)));
    }

    /**
     * Reads and checks everything.
     *
     * @throws IOException if anything is missing, changed, or of another key
     */
    static FeatureSpace read(Path folder, CacheKey key) throws IOException {
        byte[] description = Files.readAllBytes(folder.resolve(DESCRIPTION));
        byte[] vectors = Files.readAllBytes(folder.resolve(VECTORS));
        if (!Files.readString(folder.resolve(SUMS)).equals(sums(description, vectors))) {
            throw new IOException("its files do not have the sums that " + SUMS + " says");
        }
        Entry entry = parse(description);
        if (!entry.key().equals(key.parts())) {
            throw new IOException("it is of another key");
        }
        List<float[]> rows = rows(vectors);
        int words = entry.words().values().stream().mapToInt(Integer::intValue).sum();
        if (rows.size() != words || rows.get(0).length != entry.features()) {
            throw new IOException("it has " + rows.size() + " rows of " + rows.get(0).length + " numbers; expected "
                    + words + " of " + entry.features());
        }
        return entry.space(rows);
    }

    private static Entry parse(byte[] description) throws IOException {
        try {
            return MAPPER.readValue(description, Entry.class);
        } catch (JacksonException e) {
            throw new IOException(DESCRIPTION + " is no entry of this version: " + e.getOriginalMessage(), e);
        }
    }

    private static List<float[]> rows(byte[] vectors) throws IOException {
        try {
            return NumPyArray.read(Path.of(VECTORS), vectors).rows();
        } catch (UserException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static String sums(byte[] description, byte[] vectors) {
        return Sha256.of(description) + "  " + DESCRIPTION + "\n" + Sha256.of(vectors) + "  " + VECTORS + "\n";
    }
}
