package org.brainrank.pipeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.brainrank.linalg.Matrix;
import org.brainrank.results.DatasetInspection;
import org.brainrank.spi.dataset.Dataset;
import org.brainrank.spi.dataset.NuisanceRegressors;
import org.brainrank.spi.dataset.Responses;
import org.brainrank.spi.dataset.Story;

/** One subject's responses by themselves: level, noise, jumps, motion. */
final class SubjectQuality {
    private static final double MUCH = 3;
    private static final double FAR = 0.5;

    private final int targets;
    private final double[] sums;
    private final boolean[] flat;
    private final List<Double> changes = new ArrayList<>();
    private final List<Double> displacements = new ArrayList<>();
    private double[] deviations = new double[0];
    private int scans;

    private SubjectQuality(int targets) {
        this.targets = targets;
        this.sums = new double[targets];
        this.flat = new boolean[targets];
    }

    /**
     * Reads the raw responses once more, a story at a time.
     *
     * @param brains the same responses, cleaned
     */
    static SubjectQuality of(Dataset dataset, Brains brains, String subject) {
        SubjectQuality quality = new SubjectQuality(brains.targets().size());
        for (Story story : brains.stories()) {
            quality.add(dataset.responses(subject, story.id()));
            Optional<NuisanceRegressors> regressors = dataset.nuisanceRegressors(subject, story.id());
            regressors
                    .flatMap(HeadMotion::displacement)
                    .ifPresent(moved -> Arrays.stream(moved).forEach(quality.displacements::add));
        }
        quality.deviations = deviations(brains.responses().get(subject), brains.runLengths());
        return quality;
    }

    private void add(Responses responses) {
        scans += responses.scans();
        float[] values = responses.values();
        for (int target = 0; target < targets; target++) {
            float first = values[target];
            boolean varies = false;
            for (int scan = 0; scan < responses.scans(); scan++) {
                float value = values[scan * targets + target];
                sums[target] += value;
                varies |= value != first;
            }
            flat[target] |= !varies;
        }
        for (int scan = 1; scan < responses.scans(); scan++) {
            double squares = 0;
            for (int target = 0; target < targets; target++) {
                double change = (double) values[scan * targets + target] - values[(scan - 1) * targets + target];
                squares += change * change;
            }
            changes.add(Math.sqrt(squares / targets));
        }
    }

    /** Of every target in time, after the cleaning, each story about its own mean. */
    private static double[] deviations(KeptResponses responses, int[] runLengths) {
        double[] deviations = new double[responses.targets()];
        int width = Portion.width(responses.scans());
        for (int from = 0; from < deviations.length; from += width) {
            Matrix some = responses.read(from, Math.min(deviations.length, from + width));
            for (int column = 0; column < some.columns(); column++) {
                double squares = 0;
                int start = 0;
                for (int length : runLengths) {
                    double mean = 0;
                    for (int scan = start; scan < start + length; scan++) {
                        mean += some.get(scan, column) / length;
                    }
                    for (int scan = start; scan < start + length; scan++) {
                        squares += Math.pow(some.get(scan, column) - mean, 2);
                    }
                    start += length;
                }
                deviations[from + column] = Math.sqrt(squares / some.rows());
            }
        }
        return deviations;
    }

    DatasetInspection.Subject summary(String subject, double agreement) {
        double[] means = Arrays.stream(sums).map(sum -> sum / scans).toArray();
        double level = Arrays.stream(means).average().orElse(Double.NaN);
        double deviation = median(deviations);
        double[] ratios = new double[targets];
        Arrays.setAll(ratios, target -> deviations[target] > 0 ? means[target] / deviations[target] : Double.NaN);
        // Responses that were centred have no level to hold the noise against.
        boolean centred = median(Arrays.stream(means).map(Math::abs).toArray()) < deviation;
        double usual = median(changes.stream().mapToDouble(Double::doubleValue).toArray());
        long jumps = changes.stream().filter(change -> change > MUCH * usual).count();
        long moved = displacements.stream().filter(mm -> mm > FAR).count();
        int still = 0;
        for (boolean one : flat) {
            still += one ? 1 : 0;
        }
        return new DatasetInspection.Subject(
                subject,
                scans,
                Significant.rounded(level),
                Significant.rounded(deviation),
                centred ? Double.NaN : Significant.rounded(median(ratios)),
                still,
                changes.isEmpty() ? Double.NaN : Significant.rounded((double) jumps / changes.size()),
                Significant.rounded(displacements.stream()
                        .mapToDouble(Double::doubleValue)
                        .average()
                        .orElse(Double.NaN)),
                displacements.isEmpty() ? Double.NaN : Significant.rounded((double) moved / displacements.size()),
                agreement);
    }

    private static double median(double[] values) {
        double[] sorted = Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        return sorted.length == 0 ? Double.NaN : (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
