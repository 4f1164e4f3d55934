package org.brainrank.pipeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.brainrank.leakage.Study;
import org.brainrank.spi.dataset.Story;
import org.brainrank.spi.dataset.Target;

/**
 * The dataset of a run, as it is used: limited, trimmed, cleaned.
 *
 * @param dataset id
 * @param stories words that were heard, in order
 * @param timings scans of every story before trimming, in the stories' order
 * @param subjects in the dataset's order
 * @param targets columns of every response
 * @param rois names in the order of the targets
 * @param responses by subject: the stories' trimmed and cleaned scans one after another
 * @param alignment how words become scans
 * @param folds how the trimmed scans are split, outside and inside
 * @param repeats by subject, of those who heard some story several times
 */
record Brains(
        String dataset,
        List<Story> stories,
        List<ScanTiming> timings,
        List<String> subjects,
        List<Target> targets,
        List<String> rois,
        Map<String, KeptResponses> responses,
        Alignment alignment,
        Folds folds,
        Map<String, Repeats> repeats) {
    /** Brains of people who heard every story once. */
    Brains(
            String dataset,
            List<Story> stories,
            List<ScanTiming> timings,
            List<String> subjects,
            List<Target> targets,
            List<String> rois,
            Map<String, KeptResponses> responses,
            Alignment alignment,
            Folds folds) {
        this(dataset, stories, timings, subjects, targets, rois, responses, alignment, folds, Map.of());
    }

    /** What the leakage linter looks at. */
    Study study(int contextWords) {
        List<int[]> scanOfWord = new ArrayList<>();
        int from = 0;
        for (int story = 0; story < stories.size(); story++) {
            ScanTiming timing = timings.get(story);
            int length = alignment.trimmed(timing.scans());
            int start = from;
            scanOfWord.add(stories.get(story).words().stream()
                    .mapToInt(word -> {
                        double scan = Math.floor((word.onset() - timing.firstScan()) / timing.repetitionTime())
                                - alignment.trim().start();
                        return scan < 0 || scan >= length ? -1 : start + (int) scan;
                    })
                    .toArray());
            from += length;
        }
        return new Study(
                stories,
                scanOfWord,
                folds.outer(),
                folds.inner(),
                alignment.responseScans(timings),
                WindowSpan.scans(stories, timings, contextWords),
                alignment.wholeStory() && alignment.cleans());
    }

    /** The same stimulus with some of the subjects. */
    Brains only(List<String> some) {
        Map<String, KeptResponses> theirs = new LinkedHashMap<>();
        some.forEach(subject -> theirs.put(subject, responses.get(subject)));
        return new Brains(dataset, stories, timings, some, targets, rois, theirs, alignment, folds);
    }

    /** The same subjects with some of the targets, by their places; and with the regions that these are in. */
    Brains onlyTargets(int[] some) {
        Map<String, KeptResponses> theirs = new LinkedHashMap<>();
        responses.forEach((subject, all) -> theirs.put(subject, all.only(some)));
        Map<String, Repeats> repeated = new LinkedHashMap<>();
        repeats.forEach((subject, all) -> repeated.put(
                subject,
                new Repeats(
                        all.scans(),
                        all.presentations().stream()
                                .map(presentation -> presentation.only(some))
                                .toList())));
        List<Target> kept = Arrays.stream(some).mapToObj(targets::get).toList();
        List<String> regions = rois.stream()
                .filter(roi -> kept.stream().anyMatch(target -> target.roi().equals(roi)))
                .toList();
        return new Brains(dataset, stories, timings, subjects, kept, regions, theirs, alignment, folds, repeated);
    }

    /** Numbers in all responses together. */
    long responseNumbers() {
        return (long) scans() * targets.size() * subjects.size();
    }

    /** Scans of all stories after trimming. */
    int scans() {
        return Arrays.stream(runLengths()).sum();
    }

    /** Scans of every story after trimming. */
    int[] runLengths() {
        return timings.stream()
                .mapToInt(timing -> alignment.trimmed(timing.scans()))
                .toArray();
    }
}
