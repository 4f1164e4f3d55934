package org.brainrank.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import org.brainrank.spi.dataset.Checksum;
import org.brainrank.spi.dataset.Checksum.Kind;

/** All the hashes that are wanted of a file, from one reading of it. */
final class Digests {
    private static final int BUFFER_BYTES = 1 << 20;

    private Digests() {}

    /**
     * Hashes a file.
     *
     * @return lower-case hexadecimal, of every kind that is wanted
     * @throws IOException if it cannot be read
     */
    static Map<Kind, String> of(Path file, Set<Kind> kinds) throws IOException {
        Map<Kind, MessageDigest> digests = new EnumMap<>(Kind.class);
        for (Kind kind : kinds) {
            digests.put(kind, begun(kind, Files.size(file)));
        }
        byte[] buffer = new byte[BUFFER_BYTES];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                for (MessageDigest digest : digests.values()) {
                    digest.update(buffer, 0, read);
                }
            }
        }
        Map<Kind, String> values = new EnumMap<>(Kind.class);
        digests.forEach((kind, digest) -> values.put(kind, HexFormat.of().formatHex(digest.digest())));
        return values;
    }

    /** Hashes a file in one way. */
    static Checksum of(Path file, Kind kind) throws IOException {
        return new Checksum(kind, of(file, Set.of(kind)).getOrDefault(kind, ""));
    }

    private static MessageDigest begun(Kind kind, long bytes) {
        return switch (kind) {
            case SHA_256 -> digest("SHA-256");
            case MD5 -> digest("MD5");
            case GIT_BLOB -> {
                MessageDigest digest = digest("SHA-1");
                digest.update(("blob " + bytes + '\0').getBytes(StandardCharsets.US_ASCII));
                yield digest;
            }
        };
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has " + algorithm, e);
        }
    }
}
