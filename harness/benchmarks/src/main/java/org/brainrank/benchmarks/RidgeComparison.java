package org.brainrank.benchmarks;

import java.io.PrintStream;
import java.util.Locale;
import java.util.OptionalLong;
import org.brainrank.encoding.Precision;

/**
 * Solves one shape on this machine and prints seconds, operations a second beside those of the machine's matrix product,
 * and peak memory. {@code compare_with_himalaya.sh} runs it beside himalaya and prints ratios.
 *
 * <pre>RidgeComparison FEATURES THREADS REPETITIONS single|double [float32|float64]</pre>
 *
 * <p>The last says in what the responses are held; float64 unless named.
 *
 * <p>A hundredth of the targets are solved first, and then all once, so that what is timed is compiled; the median of the
 * repetitions is reported. Memory is the highest resident size of the whole process, inputs, heap, libraries and all, less
 * that of the Java runtime before anything was done. Java fills what heap it is allowed before it collects garbage, so the
 * heap's limit ({@code -Xmx}) belongs to the answer: it is what the work was done within.
 */
public final class RidgeComparison {
    private static final int WARM_UP_ROUNDS = 20;

    private RidgeComparison() {}

    /** See the class. */
    @SuppressWarnings("SystemOut") // a program for the terminal
    public static void main(String[] arguments) {
        if (arguments.length < 4 || arguments.length > 5) {
            System.err.println("usage: RidgeComparison FEATURES THREADS REPETITIONS single|double [float32|float64]");
            System.exit(2);
        }
        int threads = Integer.parseInt(arguments[1]);
        Precision precision = Precision.valueOf(arguments[3].toUpperCase(Locale.ROOT));
        Shape shape = Shape.ofFeatures(Integer.parseInt(arguments[0]));
        Precision held = arguments.length == 5 && arguments[4].equals("float32") ? Precision.SINGLE : Precision.DOUBLE;
        run(shape, threads, Integer.parseInt(arguments[2]), precision, held, System.out);
    }

    private static void run(
            Shape shape, int threads, int repetitions, Precision precision, Precision held, PrintStream out) {
        OptionalLong empty = PeakMemory.resident();
        warmUp(new Shape(shape.scans(), shape.features(), shape.targets() / 100), threads, precision, held);
        Timed timed = Timed.of(Problem.of(shape, precision, held), threads, repetitions);
        OptionalLong peak = PeakMemory.peakResident();
        double sgemm = ProductSpeed.single(threads);
        double dgemm = ProductSpeed.full(threads);
        long heap = Runtime.getRuntime().maxMemory();
        out.println(shape + ", " + threads + " threads, " + precision);
        line(out, "seconds", "%.2f", timed.median());
        line(out, "seconds-lowest", "%.2f", timed.seconds().get(0));
        line(out, "gflop", "%.1f", shape.operations() * 1e-9);
        line(out, "gflop-per-second", "%.1f", shape.operations() / timed.median() * 1e-9);
        line(out, "sgemm-gflop-per-second", "%.1f", sgemm * 1e-9);
        line(out, "dgemm-gflop-per-second", "%.1f", dgemm * 1e-9);
        line(out, "share-of-sgemm", "%.3f", shape.operations() / timed.median() / sgemm);
        line(out, "responses-mb", "%.1f", timed.responseBytes() * 1e-6);
        line(out, "heap-limit-mb", "%.1f", heap * 1e-6);
        if (empty.isPresent() && peak.isPresent()) {
            long grown = peak.getAsLong() - empty.getAsLong();
            line(out, "resident-empty-mb", "%.1f", empty.getAsLong() * 1e-6);
            line(out, "resident-peak-mb", "%.1f", peak.getAsLong() * 1e-6);
            line(out, "peak-of-responses", "%.2f", (double) grown / timed.responseBytes());
        }
        line(out, "mean-r", "%.6f", timed.meanCorrelation());
        line(out, "mean-log10-alpha", "%.6f", timed.meanLogAlpha());
    }

    private static void warmUp(Shape little, int threads, Precision precision, Precision held) {
        Problem problem = Problem.of(little, precision, held);
        for (int i = 0; i < (little.features() < 1000 ? WARM_UP_ROUNDS : 1); i++) {
            problem.solve(threads);
        }
    }

    private static void line(PrintStream out, String name, String format, double value) {
        out.println("  " + name + " " + String.format(Locale.ROOT, format, value));
    }
}
