package org.brainrank.fetch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.brainrank.spi.UserException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a fetched folder says of where its files came from. It names a file before the file is in the folder: whatever comes under
 * that name must be that file.
 *
 * @param name of what was fetched
 * @param version of it, such as a commit
 * @param licence as the publisher names it
 * @param fetched when the last of it came, UTC
 * @param files with sizes and SHA-256, by name
 */
public record Origin(String name, String version, String licence, String fetched, List<FetchedFile> files) {
    /** Where it stands in the folder. */
    public static final String FILE = "fetched.json";

    private static final JsonMapper JSON = new JsonMapper();

    /** Copies the list. */
    public Origin {
        files = List.copyOf(files);
    }

    /**
     * Reads a folder's.
     *
     * @param folder which
     * @return empty if it has none
     * @throws UserException if it cannot be read
     */
    static Optional<Origin> of(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            return Files.isRegularFile(file)
                    ? Optional.of(JSON.readValue(Files.readString(file), Origin.class))
                    : Optional.empty();
        } catch (IOException | JacksonException e) {
            throw new UserException("'" + file + "' cannot be read: " + e.getMessage(), e);
        }
    }

    /** Of a parcel whose files came just now, beside those that came before. */
    static Origin now(Parcel parcel, Collection<FetchedFile> before, Collection<FetchedFile> brought) {
        Map<String, FetchedFile> all = new TreeMap<>();
        before.forEach(file -> all.put(file.name(), file));
        brought.forEach(file -> all.put(file.name(), file));
        return new Origin(
                parcel.name(),
                parcel.version(),
                parcel.licence(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                List.copyOf(all.values()));
    }

    Map<String, FetchedFile> byName() {
        return files.stream().collect(Collectors.toMap(FetchedFile::name, file -> file));
    }

    /** Writes it, whole or not at all. */
    void write(Path folder, Path workshop) throws IOException {
        Path draft = workshop.resolve(FILE);
        Files.writeString(draft, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n");
        Files.move(draft, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
