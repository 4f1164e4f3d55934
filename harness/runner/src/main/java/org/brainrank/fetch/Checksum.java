package org.brainrank.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What a file's bytes must hash to.
 *
 * @param kind how it is hashed
 * @param value lower-case hexadecimal
 */
public record Checksum(Kind kind, String value) {
    private static final int BUFFER_BYTES = 1 << 20;

    /** How a file is hashed. */
    public enum Kind {
        /** SHA-256 of the bytes. */
        SHA_256("SHA-256"),
        /** Git's id of the file: SHA-1 of {@code blob}, its size, a zero and the bytes. */
        GIT_BLOB("SHA-1");

        private final String algorithm;

        Kind(String algorithm) {
            this.algorithm = algorithm;
        }
    }

    /**
     * Hashes a file.
     *
     * @param file to read
     * @return lower-case hexadecimal
     * @throws IOException if it cannot be read
     */
    public static String of(Path file, Kind kind) throws IOException {
        MessageDigest digest = digest(kind);
        if (kind == Kind.GIT_BLOB) {
            digest.update(("blob " + Files.size(file) + '\0').getBytes(StandardCharsets.US_ASCII));
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Whether a file is the one that is meant. */
    boolean matches(Path file) throws IOException {
        return of(file, kind).equals(value);
    }

    private static MessageDigest digest(Kind kind) {
        try {
            return MessageDigest.getInstance(kind.algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has " + kind.algorithm, e);
        }
    }
}
