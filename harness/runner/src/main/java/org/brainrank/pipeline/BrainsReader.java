package org.brainrank.pipeline;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.brainrank.config.ConfigException;
import org.brainrank.config.Experiment;
import org.brainrank.config.Place;
import org.brainrank.execution.Progress;
import org.brainrank.execution.QuietProgress;
import org.brainrank.linalg.Matrix;
import org.brainrank.provenance.Seeds;
import org.brainrank.spi.Nearest;
import org.brainrank.spi.UserException;
import org.brainrank.spi.dataset.Dataset;
import org.brainrank.spi.dataset.Exclusion;
import org.brainrank.spi.dataset.Responses;
import org.brainrank.spi.dataset.Story;
import org.brainrank.spi.dataset.Target;

/** Reads the words and responses that a run uses: subjects chosen, stories limited, scans trimmed, and cleaned within
 * the stretches that no outer fold cuts. */
final class BrainsReader {
    private final Experiment experiment;
    private final Dataset dataset;
    private final RunOptions options;
    private final Seeds seeds;
    private final List<String> notes;

    private final Progress progress;

    private BrainsReader(
            Experiment experiment,
            Dataset dataset,
            RunOptions options,
            Seeds seeds,
            List<String> notes,
            Progress progress) {
        this.experiment = experiment;
        this.dataset = dataset;
        this.options = options;
        this.seeds = seeds;
        this.notes = notes;
        this.progress = progress;
    }

    static Brains read(Experiment experiment, Dataset dataset, RunOptions options, Seeds seeds, List<String> notes) {
        return read(experiment, dataset, options, seeds, notes, QuietProgress.INSTANCE);
    }

    static Brains read(
            Experiment experiment,
            Dataset dataset,
            RunOptions options,
            Seeds seeds,
            List<String> notes,
            Progress progress) {
        try {
            return new BrainsReader(experiment, dataset, options, seeds, notes, progress).read();
        } finally {
            progress.done();
        }
    }

    private Brains read() {
        for (Exclusion exclusion : dataset.exclusions()) {
            notes.add("subject " + exclusion.subject() + " is not used: " + exclusion.reason());
        }
        notes.addAll(dataset.notes());
        List<String> subjects = subjects();
        List<Story> stories = dataset.stories().stream().map(this::limited).toList();
        List<Target> targets = dataset.targets();
        Alignment alignment = AlignmentChoice.of(experiment.alignment(), dataset.advice(), notes);
        List<ScanTiming> timings = new ArrayList<>();
        progress.start("reading responses", (long) subjects.size() * stories.size());
        List<KeptResponses> runs = runs(subjects.get(0), subjects, stories, timings);
        List<ScanTiming> used = new ArrayList<>();
        for (int story = 0; story < stories.size(); story++) {
            ScanTiming timing = timings.get(story);
            used.add(new ScanTiming(
                    usable(dataset.stories().get(story), timing), timing.repetitionTime(), timing.firstScan()));
        }
        Folds folds = folds(alignment, stories, used);
        ResponseCleaning cleaning = new ResponseCleaning(alignment, folds, used);
        notes.addAll(cleaning.notes());
        NuisanceReader nuisance = new NuisanceReader(dataset, alignment.nuisance(), alignmentPlace());
        FlatTargets flat = new FlatTargets(targets);
        Map<String, KeptResponses> responses = new LinkedHashMap<>();
        for (int i = 0; i < subjects.size(); i++) {
            String subject = subjects.get(i);
            List<Matrix> regressors = new ArrayList<>();
            for (int story = 0; story < stories.size(); story++) {
                regressors.add(used(
                        alignment,
                        story,
                        timings.get(story),
                        nuisance.of(
                                subject,
                                stories.get(story).id(),
                                timings.get(story).scans())));
            }
            List<KeptResponses> own = runs;
            Matrix freedOf = Matrix.vstack(regressors);
            ResponsesOfSubject kept =
                    new ResponsesOfSubject(freedOf.rows(), freedOf.rows(), targets.size(), subjects.size(), scratch());
            responses.put(subject, kept.of((from, to) -> {
                List<Matrix> parts = new ArrayList<>();
                for (int story = 0; story < stories.size(); story++) {
                    parts.add(used(
                            alignment, story, timings.get(story), own.get(story).read(from, to)));
                }
                return flat.zeroed(subject, from, cleaned(cleaning, Matrix.vstack(parts), freedOf));
            }));
            // One subject's scans at a time: the last one's go before the next one's come.
            own.forEach(KeptResponses::drop);
            runs = List.of();
            if (i + 1 < subjects.size()) {
                runs = runs(subjects.get(i + 1), subjects, stories, timings);
            }
        }
        notes.addAll(nuisance.notes());
        notes.addAll(flat.notes());
        return new Brains(
                dataset.id(),
                stories,
                used,
                subjects,
                targets,
                targets.stream().map(Target::roi).distinct().toList(),
                responses,
                alignment,
                folds,
                repeats(subjects, stories, timings, alignment, cleaning));
    }

    private Path scratch() {
        return options.home().resolve("cache/scratch");
    }

    private List<KeptResponses> runs(
            String subject, List<String> subjects, List<Story> stories, List<ScanTiming> timings) {
        List<KeptResponses> runs = new ArrayList<>();
        for (int story = 0; story < stories.size(); story++) {
            Responses responses = dataset.responses(subject, stories.get(story).id());
            requireSameScans(subject, subjects.get(0), stories.get(story), timings, story, responses);
            runs.add(ResponsesOfSubject.measured(responses, stories.size(), scratch()));
            progress.advance(1);
        }
        return runs;
    }

    private void requireSameScans(
            String subject, String first, Story story, List<ScanTiming> timings, int index, Responses responses) {
        ScanTiming timing = new ScanTiming(responses.scans(), responses.repetitionTime(), responses.firstScan());
        if (timings.size() == index) {
            timings.add(timing);
        } else if (!timings.get(index).equals(timing)) {
            throw new UserException("subject '" + subject + "' has " + describe(timing) + " for story '" + story.id()
                    + "', '" + first + "' has " + describe(timings.get(index))
                    + "; bring all subjects of a story to the same scans, or leave the subject out by"
                    + " dataset.subjects");
        }
    }

    private Map<String, Repeats> repeats(
            List<String> subjects,
            List<Story> stories,
            List<ScanTiming> timings,
            Alignment alignment,
            ResponseCleaning cleaning) {
        Map<String, Repeats> repeats = new LinkedHashMap<>();
        for (String subject : subjects) {
            List<List<KeptResponses>> found = stories.stream()
                    .map(story -> measured(dataset.repeats(subject, story.id())))
                    .toList();
            int presentations = found.stream()
                    .mapToInt(List::size)
                    .filter(count -> count > 0)
                    .min()
                    .orElse(0);
            if (presentations > 0) {
                repeats.put(subject, repeats(found, presentations, subjects.size(), timings, alignment, cleaning));
            }
            found.forEach(story -> story.forEach(KeptResponses::drop));
        }
        return repeats;
    }

    private List<KeptResponses> measured(List<Responses> presentations) {
        return presentations.stream()
                .map(responses -> ResponsesOfSubject.measured(responses, presentations.size(), scratch()))
                .toList();
    }

    private Repeats repeats(
            List<List<KeptResponses>> found,
            int presentations,
            int subjects,
            List<ScanTiming> timings,
            Alignment alignment,
            ResponseCleaning cleaning) {
        List<Integer> repeated = new ArrayList<>();
        int scans = 0;
        for (int story = 0; story < found.size(); story++) {
            int used = alignment.trimmed(usable(dataset.stories().get(story), timings.get(story)));
            for (int scan = 0; scan < used && !found.get(story).isEmpty(); scan++) {
                repeated.add(scans + scan);
            }
            scans += used;
        }
        int[] rows = repeated.stream().mapToInt(Integer::intValue).toArray();
        ResponsesOfSubject kept = new ResponsesOfSubject(
                rows.length, scans, dataset.targets().size(), presentations * subjects, scratch());
        Matrix free = Matrix.zeros(scans, 0);
        List<KeptResponses> cleaned = new ArrayList<>();
        for (int i = 0; i < presentations; i++) {
            int presentation = i;
            cleaned.add(kept.of((from, to) -> {
                List<Matrix> runs = new ArrayList<>();
                for (int story = 0; story < found.size(); story++) {
                    List<KeptResponses> own = found.get(story);
                    ScanTiming timing = timings.get(story);
                    runs.add(used(
                            alignment,
                            story,
                            timing,
                            own.isEmpty()
                                    ? Matrix.zeros(timing.scans(), to - from)
                                    : own.get(presentation).read(from, to)));
                }
                return cleaned(cleaning, Matrix.vstack(runs), free).rows(rows);
            }));
        }
        return new Repeats(repeated, cleaned);
    }

    private Folds folds(Alignment alignment, List<Story> stories, List<ScanTiming> timings) {
        int automaticGap = alignment.responseScans(timings)
                + alignment.smearedScans()
                + WindowSpan.scans(stories, timings, experiment.window().contextWords());
        int[] lengths = timings.stream()
                .mapToInt(timing -> alignment.trimmed(timing.scans()))
                .toArray();
        String file = experiment.dataset().place().file();
        return options.limitWords().isPresent()
                ? Folds.limited(lengths, experiment.encoding(), automaticGap, seeds, file, notes)
                : Folds.of(lengths, experiment.encoding(), automaticGap, seeds, file);
    }

    private Matrix used(Alignment alignment, int story, ScanTiming timing, Matrix scans) {
        Story whole = dataset.stories().get(story);
        try {
            return alignment.used(scans, usable(whole, timing));
        } catch (IllegalArgumentException e) {
            throw new ConfigException(
                    alignmentPlace(),
                    "story '" + whole.id() + "': " + e.getMessage()
                            + ". Lower alignment.trim-scans, or leave the story out");
        }
    }

    private Matrix cleaned(ResponseCleaning cleaning, Matrix scans, Matrix nuisance) {
        try {
            return cleaning.apply(scans, nuisance);
        } catch (IllegalArgumentException e) {
            throw new ConfigException(alignmentPlace(), e.getMessage());
        }
    }

    private Place alignmentPlace() {
        return new Place(experiment.dataset().place().file(), 0, "alignment");
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

    private static String describe(ScanTiming timing) {
        return timing.scans() + " scans of " + timing.repetitionTime() + " s from " + timing.firstScan() + " s on";
    }
}
