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

/**
 * SHA-256 over files: of each its name, a zero byte, its length as eight bytes, big-endian, and its bytes.
 */
public final class Fingerprint {
    private static final int CHUNK = 1 << 20;

    private final MessageDigest digest;

    /** Of nothing so far. */
    public Fingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * Reads all bytes of all files.
     *
     * @param folder that names are relative to, with slashes
     * @param files below it, or elsewhere
     * @return 64 hexadecimal digits
     * @throws org.brainrank.spi.UserException if one cannot be read
     */
    public static String of(Path folder, List<Path> files) {
        Fingerprint all = new Fingerprint();
        files.forEach(file -> all.add(folder.relativize(file).toString().replace('\\', '/'), file));
        return all.hex();
    }

    /**
     * Reads all bytes of all files, wherever they lie; of their paths the last name counts alone.
     *
     * @param files in a fixed order
     * @return 64 hexadecimal digits
     * @throws org.brainrank.spi.UserException if one cannot be read
     */
    public static String of(List<Path> files) {
        Fingerprint all = new Fingerprint();
        files.forEach(file -> all.add(file.getFileName().toString(), file));
        return all.hex();
    }

    /**
     * Of all that decides a model's numbers: of each file its name and its length in decimal, each on a line, and its bytes;
     * then the note.
     *
     * @param files in a fixed order; those that do not exist are left out
     * @param note anything else that decides the numbers; may be empty
     * @return 64 hexadecimal digits
     * @throws org.brainrank.spi.UserException if one cannot be read
     */
    public static String of(List<Path> files, String note) {
        Fingerprint all = new Fingerprint();
        files.stream()
                .filter(Files::isRegularFile)
                .forEach(file -> all.read(file, size -> text(file.getFileName() + "\n" + size + "\n")));
        all.digest.update(text(note));
        return all.hex();
    }

    /**
     * Adds a file that was read already.
     *
     * @param name that it counts with
     * @param bytes all of it
     */
    public void add(String name, byte[] bytes) {
        digest.update(head(name, bytes.length));
        digest.update(bytes);
    }

    /**
     * Adds a file.
     *
     * @param name that it counts with
     * @param file read in pieces
     * @throws org.brainrank.spi.UserException if it cannot be read
     */
    public void add(String name, Path file) {
        read(file, size -> head(name, size));
    }

    /**
     * The fingerprint of what was added.
     *
     * @return 64 hexadecimal digits; nothing can be added afterwards
     */
    public String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private void read(Path file, java.util.function.LongFunction<byte[]> head) {
        byte[] chunk = new byte[CHUNK];
        try (InputStream stream = Files.newInputStream(file)) {
            digest.update(head.apply(Files.size(file)));
            for (int count = stream.read(chunk); count >= 0; count = stream.read(chunk)) {
                digest.update(chunk, 0, count);
            }
        } catch (IOException e) {
            throw Problem.unreadable(file, e);
        }
    }

    private static byte[] head(String name, long size) {
        byte[] text = text(name);
        return ByteBuffer.allocate(text.length + 1 + Long.BYTES)
                .put(text)
                .put((byte) 0)
                .putLong(size)
                .array();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
