package org.brainrank.formats.gifti;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.brainrank.formats.Problem;
import org.brainrank.formats.TimeSeries;
import org.brainrank.formats.XmlSource;
import org.brainrank.formats.XmlSource.XmlWalk;

/**
 * A GIFTI file: arrays with a meaning, a table of labels, metadata. Opening looks at everything but the numbers; these are
 * decoded array by array when asked for.
 *
 * <p>Source: Geometry Data Format (GIFTI) 1.0, 19 January 2011; where programs differ from it, as nibabel reads them.
 *
 * @param file where it is
 * @param arrays in the order of the file
 * @param labels names of keys; empty if there are none
 * @param metadata of the file
 */
public record GiftiFile(Path file, List<GiftiArray> arrays, Map<Integer, String> labels, Map<String, String> metadata) {
    private static final String TIME_SERIES = "NIFTI_INTENT_TIME_SERIES";

    /** Copies. */
    public GiftiFile {
        arrays = List.copyOf(arrays);
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }

    /**
     * Looks at a file.
     *
     * @param file {@code .gii}, or compressed {@code .gii.gz}
     * @return what is in it
     * @throws org.brainrank.spi.UserException if it is no GIFTI file, or promises more numbers than it can have
     */
    public static GiftiFile open(Path file) {
        List<GiftiArray> arrays = new ArrayList<>();
        Map<Integer, String> labels = new LinkedHashMap<>();
        Map<String, String> metadata = new LinkedHashMap<>();
        XmlSource.walk(file, "GIFTI", walk -> {
            int depth = root(walk);
            int promised = walk.number("NumberOfDataArrays", 0);
            while (walk.nextElement(depth)) {
                switch (walk.name()) {
                    case "MetaData" -> ArrayParser.metadata(walk, metadata);
                    case "LabelTable" -> labels.putAll(ArrayParser.labels(walk));
                    case "DataArray" -> arrays.add(checked(ArrayParser.parse(walk, GiftiFile::count), walk));
                    default -> walk.skip();
                }
            }
            if (arrays.size() != promised) {
                throw walk.damaged(arrays.size() + " arrays", "the " + promised + " that NumberOfDataArrays says");
            }
            return depth;
        });
        return new GiftiFile(file, arrays, labels, metadata);
    }

    private static int root(XmlWalk walk) {
        if (!walk.nextElement(0) || !walk.name().equals("GIFTI")) {
            throw walk.damaged("no element GIFTI", "it around everything");
        }
        return walk.depth();
    }

    private static GiftiArray checked(GiftiArray array, XmlWalk walk) {
        if (array.columnMajor() && array.shape().size() > 2) {
            throw walk.damaged("a column-major array of shape " + array.shape(), "one or two axes");
        }
        return array;
    }

    private static void count(GiftiArray array, XmlWalk walk) {
        long[] characters = {0};
        walk.eachText(piece -> characters[0] += piece.length());
        Decoding.check(array, characters[0], walk);
    }

    /**
     * Reads one array.
     *
     * @param index from 0
     * @return its numbers, in C order
     * @throws org.brainrank.spi.UserException if it is broken
     */
    public double[] values(int index) {
        double[][] found = new double[1][];
        each(index, index + 1, (array, values) -> found[0] = values);
        return found[0];
    }

    /** Decodes the arrays from one to another, one after the other. */
    private void each(int first, int end, ArrayTaker taker) {
        java.util.Objects.checkFromToIndex(first, end, arrays.size());
        XmlSource.walk(file, "GIFTI", walk -> {
            int depth = root(walk);
            for (int index = 0; index < end && walk.nextElement(depth); ) {
                if (!walk.name().equals("DataArray")) {
                    walk.skip();
                    continue;
                }
                int at = index++;
                if (at < first) {
                    walk.skip();
                    continue;
                }
                GiftiArray expected = arrays.get(at);
                double[][] values = new double[1][];
                GiftiArray array = ArrayParser.parse(walk, (header, data) -> values[0] = Decoding.inline(header, data));
                if (!array.equals(expected)) {
                    throw walk.damaged("array " + at + " has changed", "the file to stay as it was when opened");
                }
                taker.take(
                        at,
                        array.encoding() == GiftiArray.Encoding.EXTERNAL
                                ? Decoding.external(array, file.resolveSibling(array.externalFile()))
                                : values[0]);
            }
            return depth;
        });
    }

    /**
     * The arrays as a series: one of them a scan, all of one length. A single array of intent {@code
     * NIFTI_INTENT_TIME_SERIES} and shape (vertices, scans) is one too.
     *
     * @return read from the file again at every call
     * @throws org.brainrank.spi.UserException if the arrays are not all of one length
     */
    public TimeSeries series() {
        if (arrays.isEmpty()) {
            throw Problem.in(file, "no arrays", "at least one", "Is it the right file?");
        }
        GiftiArray first = arrays.get(0);
        if (arrays.size() == 1
                && first.intent().equals(TIME_SERIES)
                && first.shape().size() == 2) {
            return new Series(true);
        }
        for (int i = 0; i < arrays.size(); i++) {
            GiftiArray array = arrays.get(i);
            // (n), (n, 1) and (n, 1, 1) are vectors.
            if (array.numbers() != first.numbers()
                    || array.numbers() != array.shape().get(0)) {
                throw Problem.in(
                        file,
                        "array " + i + " of shape " + array.shape() + " after one of shape " + first.shape(),
                        "one number a vertex in every array",
                        "Is it a surface rather than what was measured on one?");
            }
        }
        return new Series(false);
    }

    /**
     * The time from one scan to the next as the file has it. GIFTI names no unit, and programs differ: FreeSurfer writes
     * milliseconds, others seconds. Take it with what is known of the data.
     *
     * @return {@code TimeStep} of the file or of its first array; empty if there is none, or it is no number
     */
    public OptionalDouble timeStep() {
        String text = metadata.getOrDefault(
                "TimeStep", arrays.isEmpty() ? "" : arrays.get(0).metadata().getOrDefault("TimeStep", ""));
        return text.matches("[0-9]{1,12}(\\.[0-9]{0,12})?")
                ? OptionalDouble.of(Double.parseDouble(text))
                : OptionalDouble.empty();
    }

    @FunctionalInterface
    private interface ArrayTaker {
        void take(int index, double[] values);
    }

    private final class Series implements TimeSeries {
        private final boolean transposed;

        Series(boolean transposed) {
            this.transposed = transposed;
        }

        @Override
        public int scans() {
            return transposed ? arrays.get(0).shape().get(1) : arrays.size();
        }

        @Override
        public int targets() {
            return arrays.get(0).shape().get(0);
        }

        @Override
        public OptionalDouble repetitionTime() {
            return OptionalDouble.empty();
        }

        @Override
        public void read(int firstScan, int count, Receiver receiver) {
            java.util.Objects.checkFromIndexSize(firstScan, count, scans());
            if (transposed) {
                double[] values = values(0);
                for (int scan = 0; scan < count; scan++) {
                    for (int target = 0; target < targets(); target++) {
                        receiver.accept(scan, target, values[target * scans() + firstScan + scan]);
                    }
                }
                return;
            }
            each(firstScan, firstScan + count, (index, values) -> {
                for (int target = 0; target < values.length; target++) {
                    receiver.accept(index - firstScan, target, values[target]);
                }
            });
        }

        @Override
        public void close() {
            // Open while it is read only.
        }
    }
}
