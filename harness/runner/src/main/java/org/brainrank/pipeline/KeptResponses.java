package org.brainrank.pipeline;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.brainrank.encoding.ResponseSource;
import org.brainrank.linalg.Matrix;

/**
 * One subject's responses, in memory or on disk: as they are used, trimmed and cleaned, the stories one after another; or one
 * story's as they were measured.
 */
interface KeptResponses extends ResponseSource {
    /** All targets, shape (scans, targets). Of responses in memory it is the matrix itself. */
    Matrix all();

    /** Some targets and no others. */
    default KeptResponses only(int[] some) {
        return of(read(some));
    }

    /**
     * Neighbouring targets.
     *
     * @param from included
     * @param to excluded
     */
    default Matrix read(int from, int to) {
        return read(IntStream.range(from, to).toArray());
    }

    /** Frees what they take; nobody reads them again. */
    default void drop() {}

    /** Responses in memory. */
    static KeptResponses of(Matrix responses) {
        ResponseSource source = ResponseSource.of(responses);
        return new KeptResponses() {
            @Override
            public int scans() {
                return source.scans();
            }

            @Override
            public int targets() {
                return source.targets();
            }

            @Override
            public Matrix read(int[] targets) {
                return source.read(targets);
            }

            @Override
            public Matrix all() {
                return responses;
            }
        };
    }

    /** Subjects' responses in memory, in the same order. */
    static Map<String, KeptResponses> of(Map<String, Matrix> responses) {
        Map<String, KeptResponses> kept = new LinkedHashMap<>();
        responses.forEach((subject, matrix) -> kept.put(subject, of(matrix)));
        return kept;
    }
}
