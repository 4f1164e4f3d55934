package org.brainrank.leaderboard;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.brainrank.results.StoryView;
import org.brainrank.results.StoryView.Passage;
import org.brainrank.results.StoryView.Region;
import org.brainrank.results.StoryView.Scores;

/** Passages for the script: what the record says, with the names of the leaderboard and nothing that could steer a text. */
final class StoryData {
    /** Numbers of a page that stays below two megabytes beside a large leaderboard; about seven bytes each. */
    private static final int MOST_NUMBERS = 25_000;

    private final Names names;
    private final StoryView story;

    StoryData(Names names, StoryView story) {
        this.names = names;
        this.story = story;
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
                "explanations",
                passage.explanations().stream().map(this::scores).toList());
        entry.put("repetition", passage.repetitionTimeS());
        entry.put("times", passage.scanTimesS());
        entry.put("regions", passage.regions().stream().map(this::region).toList());
        return entry;
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

    private Map<String, Object> region(Region region) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("roi", Names.printable(region.roi()));
        entry.put("measured", region.measured());
        entry.put("deviations", region.deviations());
        entry.put("controls", region.controls());
        entry.put(
                "predictions",
                region.predictions().stream()
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

    private static int numbers(Passage passage) {
        int numbers = passage.words().size() * (2 + 2 * passage.targets().size());
        for (Scores scores : passage.explanations()) {
            numbers += scores.scores().stream().mapToInt(line -> line.length).sum();
        }
        for (Region region : passage.regions()) {
            numbers += region.measured().length * (3 + region.predictions().size());
        }
        return numbers;
    }
}
