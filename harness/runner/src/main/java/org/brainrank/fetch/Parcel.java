package org.brainrank.fetch;

import java.net.URI;
import java.util.List;
import java.util.function.UnaryOperator;
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
     * @param mirror from the address where a file is published to the one where it is fetched
     * @return the parcel
     */
    public static Parcel of(String id, Archive archive, UnaryOperator<URI> mirror) {
        List<RemoteFile> files = archive.files().stream()
                .map(file -> new RemoteFile(
                        file.name(),
                        mirror.apply(
                                file.address().orElseGet(() -> archive.base().resolve(file.name()))),
                        file.bytes(),
                        file.checksums(),
                        file.members().stream()
                                .map(name -> new RemoteFile.Member(name, List.of()))
                                .toList()))
                .toList();
        return new Parcel(id, archive.version(), archive.licence(), files);
    }

    /** The same with other files. */
    Parcel with(List<RemoteFile> others) {
        return new Parcel(name, version, licence, others);
    }
}
