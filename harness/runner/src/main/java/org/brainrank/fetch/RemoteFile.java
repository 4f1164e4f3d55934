package org.brainrank.fetch;

import java.net.URI;
import java.util.List;

/**
 * A file to fetch.
 *
 * @param name where it goes, relative to a folder
 * @param address where it comes from
 * @param size in bytes
 * @param checksums what it must hash to, all of them; empty where the publisher names none
 */
public record RemoteFile(String name, URI address, long size, List<Checksum> checksums) {
    /** Copies the list. */
    public RemoteFile {
        checksums = List.copyOf(checksums);
        if (size < 0) {
            throw new IllegalArgumentException("size must be >= 0 bytes: was " + size);
        }
    }
}
