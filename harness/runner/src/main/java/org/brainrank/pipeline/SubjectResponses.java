package org.brainrank.pipeline;

import java.util.List;
import org.brainrank.encoding.ResponseSource;
import org.brainrank.linalg.Matrix;

/**
 * Several subjects' responses side by side, read where they lie instead of copied into one matrix: column = subject ×
 * targets + target.
 */
final class SubjectResponses implements ResponseSource {
    private final List<Matrix> subjects;

    /** One matrix a subject, all of one shape (scans, targets). */
    SubjectResponses(List<Matrix> subjects) {
        this.subjects = List.copyOf(subjects);
    }

    @Override
    public int scans() {
        return subjects.get(0).rows();
    }

    @Override
    public int targets() {
        return subjects.size() * width();
    }

    private int width() {
        return subjects.get(0).columns();
    }

    @Override
    public Matrix read(int[] columns) {
        int width = width();
        Matrix chunk = Matrix.zeros(scans(), columns.length);
        double[][] values = subjects.stream().map(Matrix::values).toArray(double[][]::new);
        for (int scan = 0, i = 0; scan < scans(); scan++) {
            for (int column : columns) {
                chunk.values()[i++] = values[column / width][scan * width + column % width];
            }
        }
        return chunk;
    }
}
