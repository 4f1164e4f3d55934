package org.brainrank.features;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.brainrank.execution.Schedule;
import org.brainrank.spi.model.LanguageModel;
import org.brainrank.spi.model.PassRequest;

/**
 * The windows of all stories, equal ones together, by their number of tokens.
 *
 * @param byLength tokens to windows, in the order in which they first occur
 */
record DistinctWindows(SortedMap<Integer, List<SharedWindow>> byLength) {
    static DistinctWindows of(Map<String, List<WordWindow>> stories) {
        Map<Object, List<Batch.Entry>> places = new LinkedHashMap<>();
        stories.forEach((story, windows) ->
                windows.forEach(window -> places.computeIfAbsent(SharedWindow.key(window), key -> new ArrayList<>())
                        .add(new Batch.Entry(story, window))));
        SortedMap<Integer, List<SharedWindow>> byLength = new TreeMap<>();
        for (List<Batch.Entry> same : places.values()) {
            SharedWindow window = new SharedWindow(List.copyOf(same));
            byLength.computeIfAbsent(window.tokens().tokens(), length -> new ArrayList<>())
                    .add(window);
        }
        return new DistinctWindows(byLength);
    }

    /** How many there are. */
    int count() {
        return byLength.values().stream().mapToInt(List::size).sum();
    }

    /** The length that half of the windows do not exceed, in tokens. */
    int medianTokens() {
        int passed = 0;
        for (Map.Entry<Integer, List<SharedWindow>> entry : byLength.entrySet()) {
            passed += entry.getValue().size();
            if (2 * passed >= count()) {
                return entry.getKey();
            }
        }
        throw new IllegalStateException("there are no windows");
    }

    /** The batches of a pass, shortest windows first. */
    List<Batch> batches(LanguageModel model, PassRequest request) {
        List<Batch> batches = new ArrayList<>();
        byLength.forEach((length, windows) -> {
            int size = model.batchSize(request, length);
            for (int from = 0; from < windows.size(); from += size) {
                batches.add(new Batch(batches.size(), windows.subList(from, Math.min(windows.size(), from + size))));
            }
        });
        return batches;
    }

    /**
     * Seconds of a pass on some processors: a window of t tokens takes rate × t × cost(t).
     *
     * @param rate seconds for one token and one forward
     */
    double seconds(LanguageModel model, PassGroup group, double rate, int processors) {
        int layers = model.info().layers();
        List<Double> seconds = new ArrayList<>();
        for (Batch batch : batches(model, group.request())) {
            int length = batch.windows().get(0).tokens().tokens();
            seconds.add(batch.windows().size() * rate * group.cost(layers, length) * length);
        }
        return Schedule.seconds(seconds, processors);
    }
}
