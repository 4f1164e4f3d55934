package org.brainrank.dataset.narratives;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.brainrank.formats.Fingerprint;
import org.brainrank.formats.Problem;
import org.brainrank.formats.TimeSeries;
import org.brainrank.formats.atlas.Parcellation;
import org.brainrank.formats.atlas.Selection;
import org.brainrank.formats.gentle.GentleWords;
import org.brainrank.spi.Nearest;
import org.brainrank.spi.Parameters;
import org.brainrank.spi.UserException;
import org.brainrank.spi.dataset.AlignmentAdvice;
import org.brainrank.spi.dataset.Dataset;
import org.brainrank.spi.dataset.Exclusion;
import org.brainrank.spi.dataset.Responses;
import org.brainrank.spi.dataset.Story;
import org.brainrank.spi.dataset.Target;
import org.brainrank.spi.dataset.Word;

/**
 * Some stories, and the listeners who heard all of them. Responses are read when they are asked for, hemisphere by
 * hemisphere and scan by scan, and only their means over regions are held.
 */
final class NarrativesDataset implements Dataset {
    static final String ID = "narratives";
    static final String VERSION = "afni-nosmooth, 1.1.4";

    private static final AlignmentAdvice ADVICE = new AlignmentAdvice(
            List.of(2, 3, 4, 5),
            10,
            10,
            -1,
            "delays of 3 to 7.5 s and trims of ten scans: Kumar et al. 2024 (doi:10.1038/s41467-024-49173-5); drift was removed"
                    + " by the authors of the data (3dTproject, polort 2, and cosines)");

    private final List<Timing> timings;
    private final List<Story> stories;
    private final Listeners listeners;
    private final Optional<Parcellation> atlas;
    private final Selection selection;
    private final List<Target> targets;
    private final List<String> notes;
    private final List<Path> files;
    private Optional<String> sha256 = Optional.empty();

    private NarrativesDataset(
            List<Timing> timings,
            List<Story> stories,
            Listeners listeners,
            Optional<Parcellation> atlas,
            List<Target> targets,
            List<String> notes,
            List<Path> files) {
        this.timings = List.copyOf(timings);
        this.stories = List.copyOf(stories);
        this.listeners = listeners;
        this.atlas = atlas;
        this.targets = List.copyOf(targets);
        this.selection = atlas.map(regions -> new Selection(regions, true))
                .orElseGet(() -> Selection.all(targets.size(), "brain"));
        this.notes = List.copyOf(notes);
        this.files = List.copyOf(files);
    }

    /**
     * Reads words, atlas and the authors' notes, and looks which scans there are.
     *
     * @param folder the published files
     * @param parameters of the plugin's card
     */
    static NarrativesDataset open(NarrativesFolder folder, Parameters parameters) {
        Space space = Space.named(parameters.text("space"));
        ScanNotes scanNotes = ScanNotes.read(folder.code(), Stories.named(parameters.text(Stories.PARAMETER)));
        List<Timing> timings = scanNotes.timings();
        List<String> tasks = timings.stream().map(Timing::task).distinct().toList();
        List<String> notes = new ArrayList<>(scanNotes.notes());
        List<Path> files = new ArrayList<>(scanNotes.files());
        List<Story> stories = new ArrayList<>();
        for (Timing timing : timings) {
            Path file = folder.words(timing);
            GentleWords words = GentleWords.read(file, timing.firstWord(), timing.lastWord());
            stories.add(story(timing.story(), words));
            notes.addAll(notes(timing, words));
            files.add(file);
        }
        Listeners listeners = Listeners.of(folder, space, tasks, scanNotes);
        if (listeners.scans().isEmpty()) {
            Exclusion first = listeners.exclusions().get(0);
            throw new UserException(
                    "Dataset 'narratives' has no listener of all of " + String.join(", ", tasks) + " in '"
                            + folder.root() + "'. The first of "
                            + listeners.exclusions().size() + ", " + first.subject() + ": "
                            + first.reason() + ". Fetch more, or name fewer 'stories'.");
        }
        notes.addAll(listeners.notes());
        Scan example =
                listeners.scans().values().iterator().next().values().iterator().next();
        AtlasChoice choice = AtlasChoice.of(parameters, folder, space, example);
        files.addAll(choice.files());
        listeners.scans().values().forEach(own -> own.values().forEach(scan -> files.addAll(scan.files())));
        List<Target> targets = choice.atlas()
                .map(regions -> new Selection(regions, true).targets(Target::new))
                .orElseGet(() -> places(space, example));
        return new NarrativesDataset(timings, stories, listeners, choice.atlas(), targets, notes, files);
    }

    private static Story story(String id, GentleWords words) {
        return new Story(
                id,
                words.words().stream()
                        .map(word -> new Word(word.text(), word.onset(), word.offset()))
                        .toList());
    }

    private static List<String> notes(Timing timing, GentleWords words) {
        List<String> notes = new ArrayList<>();
        String story = "'" + timing.story() + "'";
        if (words.interpolated() > 0) {
            notes.add(words.interpolated() + " of " + words.words().size() + " words of " + story
                    + " were missed by the aligner and take their times from their neighbours");
        }
        if (!words.untimed().isEmpty()) {
            notes.add("words of " + story + " at its ends that the aligner missed, left out: "
                    + Problem.shortened(String.join(", ", words.untimed())));
        }
        if (!words.outside().isEmpty()) {
            notes.add(words.outside().size() + " words of " + story + " begin outside of its scans, "
                    + timing.firstWord() + " to " + timing.lastWord() + " s of the audio, and are left out: "
                    + Problem.shortened(String.join(", ", words.outside())));
        }
        return notes;
    }

    private static List<Target> places(Space space, Scan example) {
        List<Target> targets = new ArrayList<>();
        for (int part = 0; part < space.parts().size(); part++) {
            String side = space.parts().get(part);
            try (TimeSeries series =
                    new Scan(example.run(), List.of(example.files().get(part))).open()) {
                for (int place = 0; place < series.targets(); place++) {
                    targets.add(new Target(
                            (side.isEmpty() ? "voxel-" : side + "-") + String.format(Locale.ROOT, "%06d", place),
                            side.isEmpty() ? "brain" : side.equals("L") ? "left-hemisphere" : "right-hemisphere"));
                }
            }
        }
        return targets;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String version() {
        return VERSION;
    }

    /** Over every file of the listeners used; some twenty gigabytes take their minutes, so when first asked. */
    @Override
    public String sha256() {
        synchronized (files) {
            if (sha256.isEmpty()) {
                sha256 = Optional.of(Fingerprint.of(files));
            }
            return sha256.get();
        }
    }

    @Override
    public List<Story> stories() {
        return stories;
    }

    @Override
    public List<String> subjects() {
        return List.copyOf(listeners.scans().keySet());
    }

    @Override
    public List<Exclusion> exclusions() {
        return listeners.exclusions();
    }

    @Override
    public List<String> notes() {
        return notes;
    }

    @Override
    public List<Target> targets() {
        return targets;
    }

    @Override
    public Responses responses(String subject, String story) {
        Timing timing = timings.stream()
                .filter(known -> known.story().equals(story))
                .findFirst()
                .orElseThrow(() -> new UserException("Dataset 'narratives' was opened without a story '" + story + "'. "
                        + Nearest.hint(
                                story, timings.stream().map(Timing::story).toList())));
        Map<String, Scan> own = listeners.scans().getOrDefault(subject, new LinkedHashMap<>());
        Scan scan = Optional.ofNullable(own.get(timing.task())).orElseThrow(() -> new UserException(refusal(subject)));
        Path file = scan.files().get(0);
        try (TimeSeries places = scan.open()) {
            int expected = selection.regions().places();
            if (places.targets() != expected) {
                throw Problem.in(
                        file,
                        places.targets() + " vertices or voxels (both hemispheres together)",
                        expected + " as the " + (atlas.isPresent() ? "parcellation" : "first listener's") + " has",
                        "Are both in one space?");
            }
            if (places.scans() < timing.onset() + timing.duration()) {
                throw Problem.in(
                        file,
                        places.scans() + " scans",
                        "at least " + (timing.onset() + timing.duration()) + ", where story '" + story + "' ends",
                        "Fetch the file again, or leave listener '" + subject + "' out of 'subjects'.");
            }
            return new Responses(
                    selection.read(places, timing.onset(), timing.duration(), file),
                    timing.duration(),
                    targets.size(),
                    Timing.REPETITION_TIME,
                    timing.audioTime(timing.onset()));
        }
    }

    private String refusal(String subject) {
        return exclusions().stream()
                .filter(exclusion -> exclusion.subject().equals(subject))
                .map(exclusion -> "Listener '" + subject + "' of dataset 'narratives' is not usable: "
                        + exclusion.reason() + ". Leave it out of 'subjects'.")
                .findFirst()
                .orElseGet(() ->
                        "Dataset 'narratives' has no listener '" + subject + "'. " + Nearest.hint(subject, subjects()));
    }

    @Override
    public AlignmentAdvice advice() {
        return ADVICE;
    }

    @Override
    public void close() {
        // Files are open only while they are read.
    }
}
