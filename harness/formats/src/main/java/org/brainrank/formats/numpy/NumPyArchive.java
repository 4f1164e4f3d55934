package org.brainrank.formats.numpy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.brainrank.formats.Problem;

/** An {@code .npz} file: named arrays, read one at a time. */
public final class NumPyArchive implements AutoCloseable {
    /** DEFLATE makes 258 bytes of two bits at best. */
    private static final long RATIO = 1032;

    private static final long SLACK = 1 << 12;

    private final Path file;
    private final ZipFile zip;
    private final Map<String, ZipEntry> entries;

    private NumPyArchive(Path file, ZipFile zip, Map<String, ZipEntry> entries) {
        this.file = file;
        this.zip = zip;
        this.entries = entries;
    }

    /**
     * Opens an archive and reads its table of contents.
     *
     * @param file as {@code numpy.savez} or {@code numpy.savez_compressed} writes it
     * @return to be closed
     * @throws org.brainrank.spi.UserException if it is no archive
     */
    public static NumPyArchive open(Path file) {
        try {
            ZipFile zip = new ZipFile(file.toFile());
            Map<String, ZipEntry> entries = new LinkedHashMap<>();
            for (ZipEntry entry : java.util.Collections.list(zip.entries())) {
                if (entries.put(entry.getName().replaceFirst("\\.npy$", ""), entry) != null) {
                    zip.close();
                    throw Problem.damaged(file, "two arrays named '" + Problem.shortened(entry.getName()) + "'", "one");
                }
            }
            return new NumPyArchive(file, zip, entries);
        } catch (IOException | IllegalArgumentException e) {
            throw Problem.undecodable(file, "an archive of NumPy arrays (.npz)", e);
        }
    }

    /**
     * What the arrays are called.
     *
     * @return in the order of the file, without {@code .npy}
     */
    public List<String> names() {
        return List.copyOf(entries.keySet());
    }

    /**
     * Reads one array.
     *
     * @param name one of {@link #names()}
     * @return its numbers
     * @throws org.brainrank.spi.UserException if it is broken, or there is none of that name
     */
    public NumPyArray read(String name) {
        ZipEntry entry = entries.get(name);
        if (entry == null) {
            throw Problem.in(file, "no array '" + name + "'", "one of " + names(), "Save it with numpy.savez.");
        }
        Path where =
                file.resolveSibling(file.getFileName() + "!" + entry.getName().replaceAll("[^\\w. ()-]", "_"));
        long size = entry.getSize();
        if (size < 0
                || size > Integer.MAX_VALUE - 8
                || size
                        > RATIO
                                        * Math.min(
                                                entry.getCompressedSize(),
                                                file.toFile().length())
                                + SLACK) {
            throw Problem.damaged(
                    where, size + " bytes from " + entry.getCompressedSize() + " compressed ones", "fewer");
        }
        try (InputStream in = zip.getInputStream(entry)) {
            // The header first: a small array does not unpack what was put behind it.
            byte[] start = in.readNBytes((int) Math.min(size, NumPyHeader.LONGEST + 12));
            NumPyHeader header = NumPyHeader.read(new ArrayBytes(where, start));
            if (header.end() != size) {
                throw Problem.damaged(where, size + " bytes", header.end() + " as its header says");
            }
            byte[] bytes = Arrays.copyOf(start, (int) size);
            int rest = (int) size - start.length;
            if (in.readNBytes(bytes, start.length, rest) < rest || in.read() >= 0) {
                throw Problem.damaged(where, "more or fewer bytes than the " + size + " it promises", "as many");
            }
            check(where, entry, bytes);
            return NumPyArray.read(where, bytes);
        } catch (IOException e) {
            throw Problem.undecodable(where, "an entry of a zip file", e);
        }
    }

    /** ZipFile itself compares none. */
    private static void check(Path where, ZipEntry entry, byte[] bytes) {
        java.util.zip.CRC32 sum = new java.util.zip.CRC32();
        sum.update(bytes);
        if (entry.getCrc() != sum.getValue()) {
            throw Problem.damaged(
                    where, "checksum " + Long.toHexString(sum.getValue()), Long.toHexString(entry.getCrc()));
        }
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw Problem.unreadable(file, e);
        }
    }
}
