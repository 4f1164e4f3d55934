package org.brainrank.spi.dataset;

import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where a dataset's files are published, pinned byte for byte: {@code brainrank fetch ID} brings them to the folder {@code ID}
 * of the data.
 *
 * @param version of the files, such as a commit
 * @param licence that they come under
 * @param base the address that names are relative to, ending with a slash
 * @param files at least one
 */
public record Archive(String version, String licence, URI base, List<File> files) {
    private static final Pattern NAME = Pattern.compile("\\w[\\w.+-]*(/\\w[\\w.+-]*)*");

    /** Checks that there is a file, and copies the list. */
    public Archive {
        files = List.copyOf(files);
        if (files.isEmpty() || !base.toString().endsWith("/")) {
            throw new IllegalArgumentException("an archive has a file, and a base that ends with a slash; has "
                    + files.size() + " files and base " + base);
        }
    }

    /**
     * One file.
     *
     * @param name relative to the base and to the folder; plain names joined by slashes
     * @param bytes its size
     * @param sha256 of its bytes, lower-case hexadecimal
     */
    public record File(String name, long bytes, String sha256) {
        /** Checks that it stays in its folder. */
        public File {
            if (!NAME.matcher(name).matches() || bytes < 0 || !sha256.matches("[0-9a-f]{64}")) {
                throw new IllegalArgumentException("a file has a plain relative name, a size and a SHA-256; was '"
                        + name + "', " + bytes + ", '" + sha256 + "'");
            }
        }
    }
}
