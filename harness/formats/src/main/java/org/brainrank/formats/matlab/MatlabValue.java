package org.brainrank.formats.matlab;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.brainrank.formats.ArrayNumbers;
import org.brainrank.formats.StoredSeries;
import org.brainrank.formats.TimeSeries;

/** What a variable holds. */
public sealed interface MatlabValue {
    /**
     * Lengths of the axes, as MATLAB's {@code size}.
     *
     * @return two or more
     */
    List<Integer> dimensions();

    /**
     * Real numbers or truth values.
     *
     * @param dimensions lengths of the axes
     * @param values the first index fastest, as MATLAB's {@code x(:)}; not copied
     */
    record Matrix(List<Integer> dimensions, double[] values) implements MatlabValue {
        /** Copies. */
        public Matrix {
            dimensions = List.copyOf(dimensions);
        }

        /**
         * The matrix as a series.
         *
         * @param scansFirst whether rows are scans; else columns are
         * @return in memory
         * @throws IllegalStateException if it has not two axes, or is empty
         */
        public TimeSeries series(boolean scansFirst) {
            if (dimensions.size() != 2 || values.length == 0) {
                throw new IllegalStateException("a series of axes " + dimensions);
            }
            int scans = dimensions.get(scansFirst ? 0 : 1);
            int targets = dimensions.get(scansFirst ? 1 : 0);
            return new StoredSeries(new ArrayNumbers(values), scans, targets, !scansFirst, OptionalDouble.empty());
        }
    }

    /**
     * Characters.
     *
     * @param dimensions lengths of the axes
     * @param text one row after the other
     */
    record Text(List<Integer> dimensions, String text) implements MatlabValue {
        /** Copies. */
        public Text {
            dimensions = List.copyOf(dimensions);
        }
    }

    /**
     * Values in cells.
     *
     * @param dimensions lengths of the axes
     * @param cells the first index fastest
     */
    record Cells(List<Integer> dimensions, List<MatlabValue> cells) implements MatlabValue {
        /** Copies. */
        public Cells {
            dimensions = List.copyOf(dimensions);
            cells = List.copyOf(cells);
        }
    }

    /**
     * Values with names.
     *
     * @param dimensions lengths of the axes
     * @param fields name to a value for each element, the first index fastest
     */
    record Structure(List<Integer> dimensions, Map<String, List<MatlabValue>> fields) implements MatlabValue {
        /** Copies. */
        public Structure {
            dimensions = List.copyOf(dimensions);
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }
    }
}
