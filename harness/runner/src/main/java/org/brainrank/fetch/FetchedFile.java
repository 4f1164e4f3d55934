package org.brainrank.fetch;

import java.util.Optional;

/**
 * A file that was fetched.
 *
 * @param name in the folder
 * @param bytes size
 * @param sha256 of its bytes
 * @param checked against which checksums that were known before, in words; empty if none was, so that the length alone was
 * @param etag what the server calls this state of the file; empty if it has no such name, or none that is exact
 */
public record FetchedFile(String name, long bytes, String sha256, Optional<String> checked, Optional<String> etag) {}
