package org.brainrank.pipeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.brainrank.config.AlignmentSettings;
import org.brainrank.config.EncodingSettings;
import org.brainrank.config.Experiment;
import org.brainrank.config.LayerSelection;
import org.brainrank.config.Place;
import org.brainrank.config.PluginChoice;
import org.brainrank.config.ReportSettings;
import org.brainrank.config.StatisticsSettings;
import org.brainrank.config.WindowSettings;
import org.brainrank.execution.Progress;
import org.brainrank.linalg.Matrix;
import org.brainrank.provenance.Seeds;
import org.brainrank.results.DatasetInspection;
import org.brainrank.results.DatasetInspection.Agreement;
import org.brainrank.results.DatasetInspection.Lags;
import org.brainrank.results.Leaderboard;
import org.brainrank.spi.dataset.Dataset;
import org.brainrank.spi.dataset.Target;
import org.brainrank.statistics.LaggedCorrelation;
import org.brainrank.statistics.LeaveOneOutCorrelation;

/**
 * Looks at a dataset before anything is explained: words against scans, the clock, what subjects share. Responses are cleaned over
 * whole stories as the dataset advises; nothing is predicted here, so nothing can leak.
 */
public final class InspectionOfDataset {
    private static final int FIRST_LAG = -5;
    private static final int LAST_LAG = 10;
    private static final double EARLIEST = 2;
    private static final double LATEST = 8;
    private static final int FEW = 20;
    private static final Pattern HEARING =
            Pattern.compile("(?i).*(audit|heschl|belt|(^|[^a-z])(a1|hg|ac|stg)([^a-z]|$)).*");

    private final Dataset dataset;
    private final Brains brains;
    private final List<String> notes;
    private final List<String> warnings = new ArrayList<>();

    private InspectionOfDataset(Dataset dataset, Brains brains, List<String> notes) {
        this.dataset = dataset;
        this.brains = brains;
        this.notes = notes;
    }

    /**
     * Looks.
     *
     * @param dataset open; stays so
     * @param choice how it was named, for messages
     * @param subjects whose responses are looked at; all if empty
     * @param stories which are; all if empty
     * @param options where scratch files go
     * @param progress hears of responses as they are read
     * @return what there is to see
     * @throws org.brainrank.spi.UserException if data are broken, or there is no such subject or story
     */
    public static DatasetInspection of(
            Dataset dataset,
            PluginChoice choice,
            List<String> subjects,
            List<String> stories,
            RunOptions options,
            Progress progress) {
        Dataset some = SomeOfDataset.of(dataset, stories);
        List<String> notes = new ArrayList<>();
        Seeds seeds = new Seeds(0);
        Brains brains = BrainsReader.read(experiment(choice, subjects), some, options, seeds, notes, progress);
        return new InspectionOfDataset(some, brains, notes).inspect();
    }

    /** Reads as a run would, but for folds, which nothing here is split by. */
    private static Experiment experiment(PluginChoice choice, List<String> subjects) {
        AlignmentSettings alignment = new AlignmentSettings(
                AlignmentSettings.Downsample.SUM,
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                AlignmentSettings.Scope.WHOLE_STORY);
        EncodingSettings encoding = new EncodingSettings(
                EncodingSettings.Scheme.CONTIGUOUS_BLOCKS,
                2,
                OptionalInt.of(0),
                2,
                0,
                1,
                2,
                true,
                EncodingSettings.Precision.DOUBLE,
                1,
                0,
                0);
        StatisticsSettings statistics = new StatisticsSettings(
                StatisticsSettings.Ceiling.NONE,
                StatisticsSettings.TimeNull.NONE,
                StatisticsSettings.Correction.BH,
                1,
                1,
                0.05,
                0);
        return new Experiment(
                choice.id(),
                choice,
                subjects,
                List.of(),
                new LayerSelection(List.of("all"), Place.commandLine("inspect")),
                List.of(),
                List.of(),
                List.of(),
                new WindowSettings(
                        1,
                        1,
                        WindowSettings.Target.PREDICTED,
                        WindowSettings.Output.LOGIT,
                        WindowSettings.Normalise.NONE),
                alignment,
                encoding,
                statistics,
                ReportSettings.STANDARD,
                0);
    }

    private DatasetInspection inspect() {
        Map<String, double[]> means = regionMeans();
        List<double[]> rates = new ArrayList<>();
        for (int story = 0; story < brains.stories().size(); story++) {
            rates.add(WordsAndScans.rate(
                    brains.stories().get(story), brains.timings().get(story), brains.alignment()));
        }
        double[] rate = rates.stream().flatMapToDouble(Arrays::stream).toArray();
        String auditory = brains.rois().stream()
                .filter(roi -> HEARING.matcher(roi).matches())
                .findFirst()
                .orElse(Leaderboard.ALL);
        List<Lags> lags = new ArrayList<>();
        means.forEach((roi, mean) -> lags.add(lags(roi, rate, mean)));
        List<Agreement> agreement = agreement();
        List<DatasetInspection.Story> stories = stories(rates, means.get(Leaderboard.ALL));
        List<DatasetInspection.Subject> subjects = subjects(agreement);
        warnOfStories(stories);
        warnOfLags(lags, auditory);
        warnOfSubjects(subjects);
        return new DatasetInspection(
                dataset.id(),
                dataset.version(),
                FIRST_LAG,
                auditory,
                stories,
                subjects,
                lags,
                agreement,
                warnings,
                notes);
    }

    /** Of every region, all first: the mean over subjects and targets, each standardised story by story. */
    private Map<String, double[]> regionMeans() {
        Map<String, double[]> sums = new LinkedHashMap<>();
        Map<String, Integer> counts = new LinkedHashMap<>();
        sums.put(Leaderboard.ALL, new double[brains.scans()]);
        brains.rois().forEach(roi -> sums.put(roi, new double[brains.scans()]));
        int width = Portion.width(brains.scans());
        List<Target> targets = brains.targets();
        for (String subject : brains.subjects()) {
            for (int from = 0; from < targets.size(); from += width) {
                Matrix some = brains.responses().get(subject).read(from, Math.min(targets.size(), from + width));
                standardise(some);
                for (int column = 0; column < some.columns(); column++) {
                    for (String roi :
                            List.of(Leaderboard.ALL, targets.get(from + column).roi())) {
                        add(some, column, sums.get(roi));
                        counts.merge(roi, 1, Integer::sum);
                    }
                }
            }
        }
        // A region that is called as all of them together counts twice, which changes no mean.
        sums.forEach((roi, sum) -> {
            for (int scan = 0; scan < sum.length; scan++) {
                sum[scan] /= counts.get(roi);
            }
        });
        return sums;
    }

    private static void add(Matrix some, int column, double[] sum) {
        for (int scan = 0; scan < sum.length; scan++) {
            sum[scan] += some.get(scan, column);
        }
    }

    /** Every column to mean 0 and variance 1 in each story; zeros where it does not vary. */
    private void standardise(Matrix responses) {
        int start = 0;
        for (int length : brains.runLengths()) {
            for (int column = 0; column < responses.columns(); column++) {
                double mean = 0;
                double squares = 0;
                for (int scan = start; scan < start + length; scan++) {
                    mean += responses.get(scan, column) / length;
                }
                for (int scan = start; scan < start + length; scan++) {
                    squares += Math.pow(responses.get(scan, column) - mean, 2);
                }
                double deviation = Math.sqrt(squares / length);
                for (int scan = start; scan < start + length; scan++) {
                    responses.set(scan, column, deviation > 0 ? (responses.get(scan, column) - mean) / deviation : 0);
                }
            }
            start += length;
        }
    }

    private Lags lags(String roi, double[] rate, double[] mean) {
        double[] r = LaggedCorrelation.of(rate, mean, brains.runLengths(), FIRST_LAG, LAST_LAG);
        int peak = 0;
        for (int i = 1; i < r.length; i++) {
            if (r[i] > r[peak] || Double.isNaN(r[peak])) {
                peak = i;
            }
        }
        double seconds = (peak + FIRST_LAG) * brains.timings().get(0).repetitionTime();
        boolean plausible = !Double.isNaN(r[peak]) && seconds >= EARLIEST && seconds <= LATEST;
        return new Lags(roi, Significant.rounded(r), peak + FIRST_LAG, seconds, plausible);
    }

    private List<Agreement> agreement() {
        if (brains.subjects().size() < 2) {
            notes.add("no agreement between subjects: there is one");
            return List.of();
        }
        int width = Portion.width(brains.scans());
        List<Matrix> parts = new ArrayList<>();
        for (int from = 0; from < brains.targets().size(); from += width) {
            int first = from;
            int to = Math.min(brains.targets().size(), from + width);
            parts.add(LeaveOneOutCorrelation.of(brains.subjects().stream()
                    .map(subject -> brains.responses().get(subject).read(first, to))
                    .toList()));
        }
        Matrix correlations = Matrix.hstack(parts);
        List<String> rois = new ArrayList<>(List.of(Leaderboard.ALL));
        brains.rois().stream().filter(roi -> !roi.equals(Leaderboard.ALL)).forEach(rois::add);
        return rois.stream().map(roi -> agreement(roi, correlations)).toList();
    }

    private Agreement agreement(String roi, Matrix correlations) {
        int[] targets = IntStream.range(0, brains.targets().size())
                .filter(target -> roi.equals(Leaderboard.ALL)
                        || brains.targets().get(target).roi().equals(roi))
                .toArray();
        double[] subjects = new double[correlations.rows()];
        Arrays.setAll(subjects, subject -> Regions.mean(correlations, subject, targets));
        return new Agreement(
                roi, targets.length, Significant.rounded(Regions.mean(subjects)), Significant.rounded(subjects));
    }

    private List<DatasetInspection.Story> stories(List<double[]> rates, double[] response) {
        List<DatasetInspection.Story> stories = new ArrayList<>();
        int start = 0;
        for (int story = 0; story < rates.size(); story++) {
            double[] rate = rates.get(story);
            stories.add(WordsAndScans.summary(
                    brains.stories().get(story),
                    brains.timings().get(story),
                    rate,
                    Significant.rounded(Arrays.copyOfRange(response, start, start + rate.length))));
            start += rate.length;
        }
        return stories;
    }

    private List<DatasetInspection.Subject> subjects(List<Agreement> agreement) {
        List<DatasetInspection.Subject> subjects = new ArrayList<>();
        for (int i = 0; i < brains.subjects().size(); i++) {
            String subject = brains.subjects().get(i);
            SubjectQuality quality = SubjectQuality.of(dataset, brains, subject);
            subjects.add(quality.summary(
                    subject, agreement.isEmpty() ? Double.NaN : agreement.get(0).subjects()[i]));
        }
        return subjects;
    }

    private void warnOfStories(List<DatasetInspection.Story> stories) {
        for (DatasetInspection.Story story : stories) {
            int outside = story.wordsBefore() + story.wordsAfter();
            if (outside > 0) {
                warnings.add("story '" + story.id() + "': " + outside + " of " + story.words()
                        + " words are heard before the first scan or after the last; is first-scan-s right?");
            }
            double end = story.firstScan() + story.scans() * story.repetitionTime();
            if (end > story.lastWord() + 60) {
                warnings.add(String.format(
                        Locale.ROOT,
                        "story '%s': the scans go on for %.0f s after the last word; are words missing?",
                        story.id(),
                        end - story.lastWord()));
            }
            if (story.overlaps() > story.words() / 10) {
                warnings.add("story '" + story.id() + "': " + story.overlaps()
                        + " words begin before the one ahead has ended; two speakers, or times that are wrong?");
            }
        }
    }

    private void warnOfLags(List<Lags> lags, String auditory) {
        for (Lags region : lags) {
            boolean judged = lags.size() <= FEW + 1 || region.roi().equals(auditory);
            if (judged && !region.plausible()) {
                warnings.add(String.format(
                        Locale.ROOT,
                        "the word rate goes with the response of '%s' best at a lag of %d scans (%.1f s), and not from %.0f"
                                + " to %.0f s: if regions that hear show it, words and scans are not on one clock",
                        region.roi(),
                        region.peakScans(),
                        region.peakSeconds(),
                        EARLIEST,
                        LATEST));
            }
        }
    }

    private void warnOfSubjects(List<DatasetInspection.Subject> subjects) {
        double[] shared = subjects.stream()
                .mapToDouble(DatasetInspection.Subject::agreement)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        double middle = shared.length == 0 ? Double.NaN : shared[shared.length / 2];
        for (DatasetInspection.Subject subject : subjects) {
            if (subject.agreement() < Math.max(0, middle / 4)) {
                warnings.add(String.format(
                        Locale.ROOT,
                        "subject %s shares next to nothing with the others (%.3f; the middle of all is %.3f): other scans, another"
                                + " story, or asleep?",
                        subject.id(),
                        subject.agreement(),
                        middle));
            }
            if (subject.moved() > 0.2) {
                warnings.add(String.format(
                        Locale.ROOT,
                        "subject %s moved more than 0.5 mm in %.0f %% of the scans",
                        subject.id(),
                        100 * subject.moved()));
            }
        }
    }
}
