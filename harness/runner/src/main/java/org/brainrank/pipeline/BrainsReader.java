package org.brainrank.pipeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.brainrank.config.ConfigException;
import org.brainrank.config.Experiment;
import org.brainrank.config.Place;
import org.brainrank.linalg.Matrix;
import org.brainrank.provenance.Seeds;
import org.brainrank.spi.Nearest;
import org.brainrank.spi.UserException;
import org.brainrank.spi.dataset.Dataset;
import org.brainrank.spi.dataset.Exclusion;
import org.brainrank.spi.dataset.Responses;
import org.brainrank.spi.dataset.Story;
import org.brainrank.spi.dataset.Target;

/** Reads the words and responses that a run uses: subjects chosen, stories limited, scans trimmed and detrended. */
final class BrainsReader {
    private final Experiment experiment;
    private final Dataset dataset;
    private final RunOptions options;
    private final Seeds seeds;
    private final List<String> notes;

    private BrainsReader(Experiment experiment, Dataset dataset, RunOptions options, Seeds seeds, List<String> notes) {
        this.experiment = experiment;
        this.dataset = dataset;
        this.options = options;
        this.seeds = seeds;
        this.notes = notes;
    }

    static Brains read(Experiment experiment, Dataset dataset, RunOptions options, Seeds seeds, List<String> notes) {
        return new BrainsReader(experiment, dataset, options, seeds, notes).read();
    }

    private Brains read() {
        for (Exclusion exclusion : dataset.exclusions()) {
            notes.add("subject " + exclusion.subject() + " is not used: " + exclusion.reason());
        }
        List<String> subjects = subjects();
        List<Story> stories = dataset.stories().stream().map(this::limited).toList();
        List<Target> targets = dataset.targets();
        Alignment alignment = Alignment.of(experiment.alignment(), dataset.advice(), notes);
        FlatTargets flat = new FlatTargets(targets);
        List<ScanTiming> timings = new ArrayList<>();
        Map<String, Matrix> responses = new LinkedHashMap<>();
        for (String subject : subjects) {
            List<Matrix> runs = new ArrayList<>();
            for (int story = 0; story < stories.size(); story++) {
                Responses measured =
                        dataset.responses(subject, stories.get(story).id());
                ScanTiming timing = new ScanTiming(measured.scans(), measured.repetitionTime(), measured.firstScan());
                if (timings.size() == story) {
                    timings.add(timing);
                } else if (!timings.get(story).equals(timing)) {
                    throw new UserException("subject '" + subject + "' has " + describe(timing) + " for story '"
                            + stories.get(story).id() + "', '" + subjects.get(0) + "' has "
                            + describe(timings.get(story))
                            + "; bring all subjects of a story to the same scans, or leave the subject out by"
                            + " dataset.subjects");
                }
                runs.add(aligned(alignment, measured, dataset.stories().get(story), timing));
            }
            responses.put(subject, flat.zeroed(subject, Matrix.vstack(runs)));
        }
        notes.addAll(flat.notes());
        List<ScanTiming> used = new ArrayList<>();
        for (int story = 0; story < stories.size(); story++) {
            ScanTiming timing = timings.get(story);
            used.add(new ScanTiming(
                    usable(dataset.stories().get(story), timing), timing.repetitionTime(), timing.firstScan()));
        }
        return new Brains(
                dataset.id(),
                stories,
                used,
                subjects,
                targets,
                targets.stream().map(Target::roi).distinct().toList(),
                responses,
                alignment,
                folds(alignment, stories, used));
    }

    private Folds folds(Alignment alignment, List<Story> stories, List<ScanTiming> timings) {
        int automaticGap = alignment.responseScans()
                + WindowSpan.scans(stories, timings, experiment.window().contextWords());
        int[] lengths = timings.stream()
                .mapToInt(timing -> alignment.trimmed(timing.scans()))
                .toArray();
        String file = experiment.dataset().place().file();
        return options.limitWords().isPresent()
                ? Folds.limited(lengths, experiment.encoding(), automaticGap, seeds, file, notes)
                : Folds.of(lengths, experiment.encoding(), automaticGap, seeds, file);
    }

    private Matrix aligned(Alignment alignment, Responses measured, Story story, ScanTiming timing) {
        try {
            return alignment.responses(matrix(measured), usable(story, timing), timing.repetitionTime());
        } catch (IllegalArgumentException e) {
            throw new ConfigException(
                    new Place(experiment.dataset().place().file(), 0, "alignment"),
                    "story '" + story.id() + "': " + e.getMessage()
                            + ". Lower alignment.trim-scans or alignment.detrend-order, or leave the story out");
        }
    }

    private List<String> subjects() {
        List<String> all = dataset.subjects();
        if (experiment.subjects().isEmpty()) {
            if (all.isEmpty()) {
                throw new UserException("dataset '" + dataset.id() + "' has no usable subject: "
                        + dataset.exclusions().stream()
                                .map(exclusion -> exclusion.subject() + " (" + exclusion.reason() + ")")
                                .collect(Collectors.joining("; ")));
            }
            return all;
        }
        for (String subject : experiment.subjects()) {
            if (!all.contains(subject)) {
                String excluded = dataset.exclusions().stream()
                        .filter(exclusion -> exclusion.subject().equals(subject))
                        .map(exclusion -> " It is not usable: " + exclusion.reason())
                        .findFirst()
                        .orElse(" " + Nearest.hint(subject, all));
                throw new ConfigException(
                        experiment.dataset().place(),
                        "dataset '" + dataset.id() + "' has no usable subject '" + subject + "'." + excluded);
            }
        }
        return experiment.subjects();
    }

    private Story limited(Story story) {
        if (options.limitWords().isEmpty()
                || options.limitWords().getAsInt() >= story.words().size()) {
            return story;
        }
        notes.add("LIMITED: the first " + options.limitWords().getAsInt() + " of "
                + story.words().size() + " words of story '" + story.id() + "'");
        return new Story(
                story.id(), story.words().subList(0, options.limitWords().getAsInt()));
    }

    // A limited story ends eight seconds after its last word; the response to that word is by then mostly over.
    private int usable(Story whole, ScanTiming timing) {
        int limit = options.limitWords().orElse(Integer.MAX_VALUE);
        if (limit >= whole.words().size()) {
            return timing.scans();
        }
        double end = whole.words().get(limit - 1).offset() + 8;
        int scans = (int) Math.ceil((end - timing.firstScan()) / timing.repetitionTime());
        return Math.max(1, Math.min(timing.scans(), scans));
    }

    private static Matrix matrix(Responses responses) {
        double[] values = new double[responses.values().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = responses.values()[i];
        }
        return Matrix.of(responses.scans(), responses.targets(), values);
    }

    private static String describe(ScanTiming timing) {
        return timing.scans() + " scans of " + timing.repetitionTime() + " s from " + timing.firstScan() + " s on";
    }
}
