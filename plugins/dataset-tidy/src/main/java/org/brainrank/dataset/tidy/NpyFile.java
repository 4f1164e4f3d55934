package org.brainrank.dataset.tidy;

import java.nio.file.Path;
import java.util.List;
import org.brainrank.formats.numpy.NumPyFile;
import org.brainrank.formats.numpy.NumPyHeader;

/**
 * Responses in NumPy's format: real numbers of any type, shape (scans, targets).
 *
 * @param path the file
 * @param header what its header says; the file is as long as it promises
 */
record NpyFile(Path path, NumPyHeader header) implements ResponseFile {
    private static final int MOST = Integer.MAX_VALUE - 8;

    static NpyFile open(Path path) {
        try (NumPyFile file = NumPyFile.open(path)) {
            if (file.header().numbers() > MOST) {
                throw Problem.in(
                        path,
                        "shape " + file.header().shape(),
                        "1 to " + MOST + " numbers",
                        "Split the story, or drop targets.");
            }
            return new NpyFile(path, file.header());
        }
    }

    @Override
    public int scans() {
        return header.shape().get(0);
    }

    @Override
    public int targets() {
        return header.shape().get(1);
    }

    @Override
    public List<String> labels() {
        return List.of();
    }

    @Override
    public float[] read() {
        try (NumPyFile file = NumPyFile.open(path)) {
            if (!file.header().equals(header)) {
                throw Problem.in(
                        path, "the file has changed", "it to stay as it was when the run began", "Start again.");
            }
            float[] values = new float[scans() * targets()];
            file.read(
                    0,
                    scans(),
                    (scan, target, value) ->
                            values[scan * targets() + target] = ResponseFile.finite(value, path, scan, target));
            return values;
        }
    }
}
