package org.brainrank.fetch;

import java.util.List;
import java.util.Optional;
import org.brainrank.spi.dataset.Checksum;

/**
 * A file that was fetched.
 *
 * @param name in the folder
 * @param bytes size
 * @param sha256 of its bytes
 * @param checked against which checksums that were known before, in words; empty if none was, so that the length alone was
 * @param etag what the server calls this state of the file; empty if it has no such name, or none that is exact
 */
public record FetchedFile(String name, long bytes, String sha256, Optional<String> checked, Optional<String> etag) {
    /** As a checksum of what comes again. */
    Checksum sum() {
        return new Checksum(Checksum.Kind.SHA_256, sha256);
    }

    /** Whether nothing that is known says otherwise; other hashes were compared when it came. */
    boolean agrees(List<Checksum> checksums) {
        return checksums.stream()
                .allMatch(sum ->
                        sum.kind() != Checksum.Kind.SHA_256 || sum.value().equals(sha256));
    }
}
