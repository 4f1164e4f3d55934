package org.brainrank.fetch;

import java.util.List;
import org.brainrank.spi.dataset.Archive;

/**
 * What makes a folder.
 *
 * @param name as a person calls it
 * @param version that the files are of, such as a commit
 * @param licence as the publisher names it
 * @param files all of them
 */
public record Parcel(String name, String version, String licence, List<RemoteFile> files) {
    /** Copies the list. */
    public Parcel {
        files = List.copyOf(files);
    }

    /**
     * A dataset's files.
     *
     * @param id of the dataset
     * @param archive where they are
     * @return the parcel
     */
    public static Parcel of(String id, Archive archive) {
        List<RemoteFile> files = archive.files().stream()
                .map(file -> new RemoteFile(
                        file.name(),
                        archive.base().resolve(file.name()),
                        file.bytes(),
                        List.of(new Checksum(Checksum.Kind.SHA_256, file.sha256()))))
                .toList();
        return new Parcel(id, archive.version(), archive.licence(), files);
    }

    /**
     * How much there is to fetch.
     *
     * @return bytes
     */
    public long bytes() {
        return files.stream().mapToLong(RemoteFile::size).sum();
    }
}
