package org.brainrank.leaderboard;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.brainrank.results.Cell;
import org.brainrank.results.StoryView;
import org.brainrank.results.StoryView.Passage;
import org.brainrank.results.StoryView.Region;
import org.brainrank.results.StoryView.Scores;

/** Passages for the script: what the record says, with the names of the leaderboard and nothing that could steer a text. */
final class StoryData {
    /** Numbers of about six bytes each, so that a page stays below two megabytes beside a leaderboard of thousands of rows. */
    private static final int MOST_NUMBERS = 40_000;

    private final Names names;
    private final StoryView story;
    private final List<String> ranked;

    StoryData(Board board, StoryView story) {
        this.names = board.names();
        this.story = story;
        this.ranked = board.variants(Cell.Role.METHOD);
    }

    /** The passages that there is room for, the first of them always. */
    List<Passage> shown() {
        List<Passage> shown = new ArrayList<>();
        int numbers = 0;
        for (Passage passage : story.passages()) {
            numbers += numbers(passage);
            if (shown.isEmpty() || numbers <= MOST_NUMBERS) {
                shown.add(passage);
            }
        }
        return shown;
    }

    Map<String, Object> toMap() {
        return Map.of("passages", shown().stream().map(this::passage).toList());
    }

    private Map<String, Object> passage(Passage passage) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("story", Names.printable(passage.story()));
        entry.put("first", passage.firstWord());
        entry.put(
                "words",
                passage.words().stream()
                        .map(word -> List.of(Names.printable(word.text()), word.onsetS(), word.offsetS()))
                        .toList());
        entry.put(
                "targets",
                passage.targets().stream()
                        .map(targets -> Map.of(
                                "model",
                                Names.printable(targets.model()),
                                "tokens",
                                targets.tokens().stream().map(Names::printable).toList(),
                                "logProbabilities",
                                targets.logProbabilities()))
                        .toList());
        entry.put(
                "explanations", explanations(passage).stream().map(this::scores).toList());
        entry.put("repetition", passage.repetitionTimeS());
        entry.put("times", passage.scanTimesS());
        entry.put(
                "regions",
                passage.regions().stream()
                        .map(region -> region(
                                region,
                                explanations(passage).stream()
                                        .map(Scores::variant)
                                        .collect(Collectors.toSet())))
                        .toList());
        return entry;
    }

    /** Those that there is room for, the best of the leaderboard first. */
    List<Scores> explanations(Passage passage) {
        int lines = Math.max(1, passage.words().size());
        int width = passage.explanations().stream()
                .flatMap(scores -> scores.scores().stream())
                .mapToInt(line -> line.length)
                .max()
                .orElse(1);
        int each = Math.max(
                2, MOST_NUMBERS / (lines * width * Math.max(1, passage.targets().size())));
        Map<String, Integer> kept = new HashMap<>();
        return passage.explanations().stream()
                .sorted(Comparator.comparingInt(scores -> ranked.indexOf(scores.variant())))
                .filter(scores -> kept.merge(scores.model(), 1, Integer::sum) <= each)
                .toList();
    }

    private Map<String, Object> scores(Scores scores) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("model", Names.printable(scores.model()));
        entry.put("method", names.of(scores.variant()));
        entry.put("layer", scores.layer());
        entry.put(
                "scores",
                scores.scores().stream()
                        .map(line -> Arrays.stream(line).map(StoryData::shown).toArray())
                        .toList());
        return entry;
    }

    /** What the methods predict that can be chosen here. */
    private Map<String, Object> region(Region region, Set<String> variants) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("roi", Names.printable(region.roi()));
        entry.put("measured", region.measured());
        entry.put("deviations", region.deviations());
        entry.put("controls", region.controls());
        entry.put(
                "predictions",
                region.predictions().stream()
                        .filter(prediction -> variants.contains(prediction.variant()))
                        .map(prediction -> Map.of(
                                "model",
                                Names.printable(prediction.model()),
                                "method",
                                names.of(prediction.variant()),
                                "predicted",
                                prediction.predicted()))
                        .toList());
        return entry;
    }

    /** As many digits as are read. */
    private static double shown(double score) {
        return Double.isFinite(score)
                ? new BigDecimal(score)
                        .round(new MathContext(3, RoundingMode.HALF_EVEN))
                        .doubleValue()
                : score;
    }

    private int numbers(Passage passage) {
        int numbers = passage.words().size() * (2 + 2 * passage.targets().size());
        for (Scores scores : explanations(passage)) {
            numbers += scores.scores().stream().mapToInt(line -> line.length).sum();
        }
        for (Region region : passage.regions()) {
            numbers += region.measured().length * (3 + region.predictions().size());
        }
        return numbers;
    }
}
