package org.brainrank.benchmarks;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalLong;
import org.brainrank.encoding.Precision;
import org.brainrank.encoding.RidgeResult;

/**
 * Solves one shape on this machine and prints seconds, operations a second beside those of the machine's matrix product,
 * and peak memory. {@code compare_with_himalaya.sh} runs it beside himalaya and prints ratios.
 *
 * <pre>RidgeComparison FEATURES THREADS REPETITIONS single|double</pre>
 *
 * <p>A hundredth of the targets are solved first, twenty times, so that what is timed is compiled; the median of the
 * repetitions is reported. Memory is measured over the first of them, from after the inputs are in memory.
 */
public final class RidgeComparison {
    private static final int WARM_UP_ROUNDS = 20;

    private RidgeComparison() {}

    /** See the class. */
    @SuppressWarnings("SystemOut") // a program for the terminal
    public static void main(String[] arguments) {
        if (arguments.length != 4) {
            System.err.println("usage: RidgeComparison FEATURES THREADS REPETITIONS single|double");
            System.exit(2);
        }
        int threads = Integer.parseInt(arguments[1]);
        Precision precision = Precision.valueOf(arguments[3].toUpperCase(Locale.ROOT));
        Shape shape = Shape.ofFeatures(Integer.parseInt(arguments[0]));
        run(shape, threads, Integer.parseInt(arguments[2]), precision, System.out);
    }

    private static void run(Shape shape, int threads, int repetitions, Precision precision, PrintStream out) {
        double sgemm = ProductSpeed.single(threads);
        double dgemm = ProductSpeed.full(threads);
        Shape little = new Shape(shape.scans(), shape.features(), shape.targets() / 100);
        Problem warmUp = Problem.of(little, precision);
        for (int i = 0; i < (shape.features() < 1000 ? WARM_UP_ROUNDS : 2); i++) {
            warmUp.solve(threads);
        }
        Problem problem = Problem.of(shape, precision);
        PeakMemory.restart();
        OptionalLong before = PeakMemory.resident();
        double[] seconds = new double[repetitions];
        RidgeResult result = null;
        OptionalLong peak = OptionalLong.empty();
        long heap = 0;
        for (int i = 0; i < repetitions; i++) {
            long start = System.nanoTime();
            result = problem.solve(threads);
            seconds[i] = (System.nanoTime() - start) * 1e-9;
            if (i == 0) {
                peak = PeakMemory.peakResident();
                heap = PeakMemory.peakHeap();
            }
        }
        Arrays.sort(seconds);
        double median = seconds[repetitions / 2];
        long responses = problem.responseBytes();
        out.println(shape + ", " + threads + " threads, " + precision);
        line(out, "seconds", "%.2f", median);
        line(out, "seconds-lowest", "%.2f", seconds[0]);
        line(out, "gflop", "%.1f", shape.operations() * 1e-9);
        line(out, "gflop-per-second", "%.1f", shape.operations() / median * 1e-9);
        line(out, "sgemm-gflop-per-second", "%.1f", sgemm * 1e-9);
        line(out, "dgemm-gflop-per-second", "%.1f", dgemm * 1e-9);
        line(out, "share-of-sgemm", "%.3f", shape.operations() / median / sgemm);
        line(out, "responses-mb", "%.1f", responses * 1e-6);
        line(out, "inputs-mb", "%.1f", (responses + problem.featureBytes()) * 1e-6);
        line(out, "heap-peak-mb", "%.1f", heap * 1e-6);
        line(out, "heap-peak-of-responses", "%.2f", (double) heap / responses);
        if (before.isPresent() && peak.isPresent()) {
            long grown = peak.getAsLong() - before.getAsLong();
            line(out, "resident-before-mb", "%.1f", before.getAsLong() * 1e-6);
            line(out, "resident-peak-mb", "%.1f", peak.getAsLong() * 1e-6);
            // What the solver adds, and the inputs that it reads: what a caller has to have.
            double needed = grown + (double) responses + problem.featureBytes();
            line(out, "added-mb", "%.1f", grown * 1e-6);
            line(out, "peak-of-responses", "%.2f", needed / responses);
        }
        line(out, "mean-r", "%.6f", mean(result.correlations().values()));
        line(out, "mean-log10-alpha", "%.6f", meanLog(result.alphas().values()));
    }

    private static void line(PrintStream out, String name, String format, double value) {
        out.println("  " + name + " " + String.format(Locale.ROOT, format, value));
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    private static double meanLog(double[] values) {
        return Arrays.stream(values).map(Math::log10).average().orElse(Double.NaN);
    }
}
