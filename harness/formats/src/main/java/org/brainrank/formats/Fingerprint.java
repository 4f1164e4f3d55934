package org.brainrank.formats;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;

/**
 * SHA-256 over files: of each its path below the folder with slashes, a zero byte, its length as eight bytes,
 * big-endian, and its bytes.
 */
public final class Fingerprint {
    private Fingerprint() {}

    /**
     * Reads all bytes of all files.
     *
     * @param folder that names are relative to
     * @param files below it, or elsewhere
     * @return 64 hexadecimal digits
     * @throws org.brainrank.spi.UserException if one cannot be read
     */
    public static String of(Path folder, List<Path> files) {
        return of(files, file -> folder.relativize(file).toString().replace('\\', '/'));
    }

    /**
     * Reads all bytes of all files, wherever they lie; of their paths the last name counts alone.
     *
     * @param files in a fixed order
     * @return 64 hexadecimal digits
     * @throws org.brainrank.spi.UserException if one cannot be read
     */
    public static String of(List<Path> files) {
        return of(files, file -> file.getFileName().toString());
    }

    private static String of(List<Path> files, Function<Path, String> name) {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
        for (Path file : files) {
            digest.update(name.apply(file).getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            add(digest, file);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(MessageDigest digest, Path file) {
        byte[] chunk = new byte[1 << 16];
        try (InputStream stream = Files.newInputStream(file)) {
            digest.update(
                    ByteBuffer.allocate(Long.BYTES).putLong(Files.size(file)).array());
            for (int count = stream.read(chunk); count >= 0; count = stream.read(chunk)) {
                digest.update(chunk, 0, count);
            }
        } catch (IOException e) {
            throw Problem.unreadable(file, e);
        }
    }
}
