package org.brainrank.dataset.simulated;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.brainrank.formats.numpy.NumPyArray;

/** Files of this plugin's own jar, by their path beside this class. A missing one is a broken build, not a user's error. */
final class Resource {
    private Resource() {}

    static String words(String story) {
        return "stories/" + story + "/words.tsv";
    }

    static String text(String story) {
        return "stories/" + story + "/text.txt";
    }

    static String responses(String subject, String story) {
        return "responses/" + subject + "/" + story + ".npy";
    }

    static byte[] read(String path) {
        try (InputStream stream = Resource.class.getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalStateException("the jar of dataset-simulated has no '" + path + "'; build it again");
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read '" + path + "' of dataset-simulated", e);
        }
    }

    /**
     * The numbers of a NumPy file.
     *
     * @param path of it, for the message
     * @param bytes all of it
     * @param rows that it must have
     * @param columns that it must have
     * @return shape (rows, columns), row-major
     */
    static float[] numbers(String path, byte[] bytes, int rows, int columns) {
        NumPyArray array = NumPyArray.read(Path.of(path), bytes);
        if (!array.shape().equals(List.of(rows, columns))) {
            throw new IllegalStateException("'" + path + "' of dataset-simulated has no array of shape (" + rows + ", "
                    + columns + "); build it again");
        }
        return array.floats();
    }
}
