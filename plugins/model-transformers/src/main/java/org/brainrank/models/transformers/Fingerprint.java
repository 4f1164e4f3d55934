package org.brainrank.models.transformers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.brainrank.spi.UserException;

/** SHA-256 over all that decides a model's numbers. */
public final class Fingerprint {
    private static final int BUFFER_BYTES = 1 << 20;

    private final MessageDigest digest;

    private Fingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * The fingerprint of files and a note.
     *
     * @param files each by name, size and bytes; those that do not exist are left out
     * @param note anything else that decides the numbers; may be empty
     * @return hexadecimal
     */
    public static String of(List<Path> files, String note) {
        Fingerprint fingerprint = new Fingerprint();
        files.stream().filter(Files::isRegularFile).forEach(fingerprint::add);
        fingerprint.text(note);
        return HexFormat.of().formatHex(fingerprint.digest.digest());
    }

    private void add(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            text(file.getFileName() + "\n" + Files.size(file) + "\n");
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        } catch (IOException e) {
            throw new UserException("'" + file + "' cannot be read: " + e.getMessage(), e);
        }
    }

    private void text(String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
    }
}
