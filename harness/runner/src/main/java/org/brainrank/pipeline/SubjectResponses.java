package org.brainrank.pipeline;

import java.util.Arrays;
import java.util.List;
import org.brainrank.encoding.ResponseSource;
import org.brainrank.linalg.Matrix;

/**
 * Several subjects' responses side by side, read where they lie instead of copied into one matrix: column = subject × width +
 * target − first target.
 */
final class SubjectResponses implements ResponseSource {
    private final List<KeptResponses> subjects;
    private final int from;
    private final int width;

    /**
     * Neighbouring targets of some subjects.
     *
     * @param subjects all of one shape (scans, targets)
     * @param from first target
     * @param to past the last
     */
    SubjectResponses(List<KeptResponses> subjects, int from, int to) {
        this.subjects = List.copyOf(subjects);
        this.from = from;
        this.width = to - from;
    }

    @Override
    public int scans() {
        return subjects.get(0).scans();
    }

    @Override
    public int targets() {
        return subjects.size() * width;
    }

    @Override
    public Matrix read(int[] columns) {
        Matrix chunk = Matrix.zeros(scans(), columns.length);
        int done = 0;
        while (done < columns.length) {
            int subject = columns[done] / width;
            int end = done;
            while (end < columns.length && columns[end] / width == subject) {
                end++;
            }
            int[] targets = Arrays.stream(columns, done, end)
                    .map(column -> from + column % width)
                    .toArray();
            Matrix own = subjects.get(subject).read(targets);
            if (targets.length == columns.length) {
                return own;
            }
            for (int scan = 0; scan < own.rows(); scan++) {
                chunk.copyRow(scan, done, own, scan);
            }
            done = end;
        }
        return chunk;
    }
}
