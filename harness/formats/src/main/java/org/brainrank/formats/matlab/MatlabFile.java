package org.brainrank.formats.matlab;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.brainrank.formats.ByteSource;
import org.brainrank.formats.Problem;

/** Variables of a file, read one at a time. */
public interface MatlabFile extends AutoCloseable {
    /**
     * Opens a file and looks which variables it has.
     *
     * @param file of version 5 (6, 7) or 7.3
     * @return to be closed
     * @throws org.brainrank.spi.UserException if it is no such file
     */
    static MatlabFile open(Path file) {
        ByteSource source = ByteSource.open(file);
        try {
            source.require(128, "the format");
            byte[] start = new byte[128];
            source.bytes(0, start.length).get(start);
            String text = new String(start, 0, 116, StandardCharsets.ISO_8859_1);
            if (text.startsWith("MATLAB 7.3")) {
                source.close();
                return Version73.open(file);
            }
            int version = ByteBuffer.wrap(start).getShort(124);
            // "MI" as the machine wrote it.
            boolean little = start[126] == 'I' && start[127] == 'M';
            boolean big = start[126] == 'M' && start[127] == 'I';
            if (!(little && version == 0x0001) && !(big && version == 0x0100)) {
                throw Problem.in(
                        file,
                        "no MATLAB file of version 5 or 7.3",
                        "its header of 128 bytes",
                        "Save it again: save('name.mat', 'x', '-v7'), or scipy.io.savemat.");
            }
            return Version5.open(source, start, little);
        } catch (RuntimeException e) {
            source.close();
            throw e;
        }
    }

    /**
     * What the variables are called.
     *
     * @return in the order of the file
     */
    List<String> names();

    /**
     * Reads a variable.
     *
     * @param name one of {@link #names()}
     * @return all of it
     * @throws org.brainrank.spi.UserException if it is broken, of a kind that is not read, or not there
     */
    MatlabValue read(String name);

    @Override
    void close();
}
