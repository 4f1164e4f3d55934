package org.brainrank.pipeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.brainrank.config.ReportSettings;
import org.brainrank.config.WindowSettings;
import org.brainrank.encoding.FoldPlan;
import org.brainrank.execution.Progress;
import org.brainrank.features.Unit;
import org.brainrank.linalg.Matrix;
import org.brainrank.results.Cell;
import org.brainrank.results.Leaderboard;
import org.brainrank.results.Leaderboard.Row;
import org.brainrank.results.RunFolder;
import org.brainrank.results.StoryView;
import org.brainrank.spi.dataset.Story;
import org.brainrank.spi.method.Explainer;

/** Passages of a run's stories: what was heard, said of it, measured and predicted. */
final class StoryOfRun {
    /** Scores in the record; at nine characters each they are most of its size. */
    private static final long MOST_SCORES = 30_000;

    /** Predictions in the record. */
    private static final long MOST_PREDICTIONS = 16_000;

    private final Preparation preparation;
    private final Brains brains;
    private final List<Passage> passages;
    private final ScoresInPassages scores;
    private final Courses courses;

    StoryOfRun(Preparation preparation, List<Passage> passages) {
        this.preparation = preparation;
        this.brains = preparation.brains();
        this.passages = List.copyOf(passages);
        this.scores = new ScoresInPassages(preparation, passages);
        this.courses = new Courses(brains, Keeping.of(false, passages).scans());
    }

    /** The passages that a config asks for; none if it asks for none. */
    static List<Passage> passages(Preparation preparation) {
        ReportSettings settings = preparation.experiment().report();
        long methods = preparation.models().stream()
                .mapToLong(model -> model.units().stream()
                        .filter(unit -> unit.explainer().kind() == Explainer.Kind.TOKEN_SCORES)
                        .map(Unit::variant)
                        .distinct()
                        .count())
                .sum();
        return Passage.of(
                preparation.brains(),
                settings,
                methods * preparation.experiment().window().explainedWords(),
                MOST_SCORES);
    }

    void hear(Explained explained) {
        scores.hear(explained);
    }

    void hear(Scored scored) {
        courses.hear(scored);
    }

    /**
     * The record; empty if no passage was asked for.
     *
     * @param notes hears what had to be cut
     * @param progress hears of every region, whose responses are read once more
     */
    Optional<StoryView> of(Leaderboard ranked, List<String> notes, Progress progress) {
        if (passages.isEmpty()) {
            return Optional.empty();
        }
        int asked = preparation.experiment().report().passageWords();
        int longest = passages.stream().mapToInt(Passage::words).max().orElse(0);
        if (longest < asked
                && brains.stories().stream().anyMatch(story -> story.words().size() >= 2 * asked)) {
            notes.add("story.json has passages of " + longest + " words where report.passage-words asks for " + asked
                    + ": the story, or the size of the file, allows no more");
        }
        WindowSettings window = preparation.experiment().window();
        List<Integer> regions = regions(ranked, notes);
        List<StoryView.Passage> told = new ArrayList<>();
        progress.start("telling the story", (long) passages.size() * regions.size());
        for (int i = 0; i < passages.size(); i++) {
            told.add(passage(i, ranked, regions, progress));
        }
        return Optional.of(new StoryView(
                RunFolder.SCHEMA_VERSION,
                ranked.name(),
                ranked.limited(),
                ranked.leakage(),
                window.contextWords(),
                window.explainedWords(),
                spelled(window.target()),
                spelled(window.normalise()),
                told,
                scores.leftOut()));
    }

    private static String spelled(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private StoryView.Passage passage(int index, Leaderboard ranked, List<Integer> regions, Progress progress) {
        Passage passage = passages.get(index);
        Story story = brains.stories().get(passage.story());
        return new StoryView.Passage(
                story.id(),
                passage.from(),
                story.words().subList(passage.from(), passage.from() + passage.words()).stream()
                        .map(word -> new StoryView.Heard(word.text(), word.onset(), word.offset()))
                        .toList(),
                scores.targets(index),
                headlines(ranked, Leaderboard.ALL)
                        .filter(row -> row.level() == Row.Level.MODEL)
                        .flatMap(row -> explanation(row, index).stream())
                        .toList(),
                brains.timings().get(passage.story()).repetitionTime(),
                passage.times(),
                regions.stream()
                        .map(roi -> region(roi, passage, ranked, progress))
                        .toList());
    }

    private static java.util.stream.Stream<Row> headlines(Leaderboard ranked, String roi) {
        return ranked.rows().stream()
                .filter(row -> row.role() == Cell.Role.METHOD
                        && row.level() != Row.Level.LAYER
                        && row.capacity().equals(Cell.FULL)
                        && row.roi().equals(roi));
    }

    /** At the layer that was chosen most often, of equals the lowest. */
    private Optional<StoryView.Scores> explanation(Row row, int index) {
        int layer = Collections.max(
                        row.layers().entrySet(),
                        Map.Entry.<Integer, Integer>comparingByValue()
                                .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .getKey();
        double all = row.layers().values().stream().mapToInt(Integer::intValue).sum();
        return scores.of(new MethodAtLayer(row.model(), row.variant(), layer), index)
                .map(own -> new StoryView.Scores(
                        row.model(),
                        row.variant(),
                        layer,
                        Significant.rounded(row.layers().getOrDefault(layer, 0) / all),
                        own));
    }

    /** Places of the regions in the record: all, or those of the highest ceiling if they would make it too large. */
    private List<Integer> regions(Leaderboard ranked, List<String> notes) {
        long scans =
                passages.stream().mapToLong(passage -> passage.scans().length).sum();
        long rows = 3 + headlines(ranked, Leaderboard.ALL).count();
        long most = Math.max(1, MOST_PREDICTIONS / Math.max(1, scans * rows));
        List<Integer> all = java.util.stream.IntStream.range(0, brains.rois().size())
                .boxed()
                .toList();
        if (all.size() <= most) {
            return all;
        }
        notes.add("story.json shows " + most + " of " + all.size()
                + " regions, those of the highest ceiling; all of them would make it too large for a page");
        return all.stream()
                .sorted(Comparator.comparingDouble((Integer roi) -> -ceiling(ranked, roi)))
                .limit(most)
                .sorted()
                .toList();
    }

    private double ceiling(Leaderboard ranked, int roi) {
        Leaderboard.Estimate ceiling = ranked.ceilings().get(brains.rois().get(roi));
        return ceiling == null || Double.isNaN(ceiling.mean()) ? Double.NEGATIVE_INFINITY : ceiling.mean();
    }

    private StoryView.Region region(int roi, Passage passage, Leaderboard ranked, Progress progress) {
        String name = brains.rois().get(roi);
        int[] targets = java.util.stream.IntStream.range(0, brains.targets().size())
                .filter(target -> brains.targets().get(target).roi().equals(name))
                .toArray();
        FoldPlan plan = brains.folds().outer();
        List<double[]> subjects = brains.subjects().stream()
                .map(subject -> means(plan, brains.responses().get(subject), targets, passage.scans()))
                .toList();
        progress.advance(1);
        double[] measured = new double[passage.scans().length];
        double[] deviations = new double[measured.length];
        for (int i = 0; i < measured.length; i++) {
            int scan = i;
            double[] values =
                    subjects.stream().mapToDouble(course -> course[scan]).toArray();
            measured[i] = Arrays.stream(values).average().orElse(Double.NaN);
            deviations[i] = DiagnosticsOfRun.deviation(values);
        }
        return new StoryView.Region(
                name,
                targets.length,
                Significant.rounded(measured),
                Significant.rounded(deviations),
                Significant.rounded(courses.ofFloor(roi, passage.scans())),
                headlines(ranked, name)
                        .map(row -> new StoryView.Prediction(
                                row.level(),
                                row.model(),
                                row.variant(),
                                Significant.rounded(courses.of(
                                        row.variant(),
                                        row.level() == Row.Level.METHOD ? ranked.models() : List.of(row.model()),
                                        roi,
                                        passage.scans()))))
                        .toList());
    }

    /** Over some targets, a part of them at a time. */
    private double[] means(FoldPlan plan, KeptResponses responses, int[] targets, int[] scans) {
        int[] folds = brains.folds().ofScans();
        DoubleSummaryStatistics[] sums = new DoubleSummaryStatistics[scans.length];
        Arrays.setAll(sums, i -> new DoubleSummaryStatistics());
        int width = Portion.width(responses.scans());
        for (int from = 0; from < targets.length; from += width) {
            int[] some = Arrays.copyOfRange(targets, from, Math.min(targets.length, from + width));
            Matrix measured = Measured.of(plan, responses.read(some));
            for (int i = 0; i < scans.length; i++) {
                for (int target = 0; target < some.length; target++) {
                    sums[i].accept(measured.get(scans[i], target));
                }
            }
        }
        double[] means = new double[scans.length];
        Arrays.setAll(means, i -> folds[scans[i]] < 0 ? Double.NaN : sums[i].getAverage());
        return means;
    }
}
