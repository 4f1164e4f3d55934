package org.brainrank.dataset.lebel2023;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.brainrank.formats.Fingerprint;
import org.brainrank.formats.Problem;
import org.brainrank.formats.atlas.Masks;
import org.brainrank.formats.atlas.Selection;
import org.brainrank.spi.UserException;
import org.brainrank.spi.dataset.AlignmentAdvice;
import org.brainrank.spi.dataset.Dataset;
import org.brainrank.spi.dataset.Exclusion;
import org.brainrank.spi.dataset.Responses;
import org.brainrank.spi.dataset.Story;
import org.brainrank.spi.dataset.Target;
import org.jspecify.annotations.Nullable;

/**
 * Opening reads words, labels and shapes; responses are read when asked for, some scans at a time, and the fingerprint of the
 * many gigabytes when asked for.
 */
final class LebelDataset implements Dataset {
    static final String ID = "lebel2023";
    static final String VERSION = "ds003020-3.1.0";

    private static final AlignmentAdvice ADVICE = new AlignmentAdvice(
            List.of(1, 2, 3, 4),
            0,
            0,
            -1,
            "LeBel et al. 2023 (doi:10.1038/s41597-023-02437-z) and the laboratory's code: four delays; the files are"
                    + " trimmed, detrended and z-scored already");

    private final LebelFolder folder;
    private final Choice choice;
    private final List<Story> stories;
    private final Map<String, Selection> selections = new LinkedHashMap<>();
    private final Map<String, Integer> rows = new LinkedHashMap<>();
    private final List<Exclusion> exclusions = new ArrayList<>();
    private @Nullable String sha256;

    private LebelDataset(LebelFolder folder, Choice choice) {
        this.folder = folder;
        this.choice = choice;
        List<String> present =
                choice.subjects().stream().filter(folder::hasSubject).toList();
        if (present.isEmpty()) {
            throw new UserException("Dataset 'lebel2023' has no folder '"
                    + folder.subject(choice.subjects().get(0))
                    + "'. Expected derivative/preprocessed_data/UTS01/STORY.hf5,"
                    + " derivative/TextGrids/STORY.TextGrid and derivative/respdict.json as OpenNeuro's ds003020 has them;"
                    + " 'brainrank fetch lebel2023 --subjects "
                    + choice.subjects().get(0) + "' brings them.");
        }
        List<String> names = choice.stories().orElseGet(() -> folder.stories(present.get(0)));
        List<String> usable = present.stream()
                .filter(subject -> heardAll(subject, names, folder.stories(subject)))
                .toList();
        if (usable.isEmpty()) {
            throw new UserException(
                    "Dataset 'lebel2023': " + exclusions.get(0).reason()
                            + " Name the stories that the subject heard in 'stories', or fetch more ('brainrank fetch lebel2023 --subjects S --stories A,B').");
        }
        ResponseDictionary dictionary = ResponseDictionary.read(folder.dictionary());
        names.forEach(story -> rows.put(story, dictionary.rows(story)));
        this.stories = names.stream()
                .map(story -> Words.read(story, folder.grid(story), choice.lowerCase()))
                .toList();
        usable.forEach(subject -> selections.put(subject, selection(subject)));
        requireSameTargets();
    }

    static LebelDataset open(LebelFolder folder, Choice choice) {
        return new LebelDataset(folder, choice);
    }

    private boolean heardAll(String subject, List<String> wanted, List<String> heard) {
        List<String> missing =
                wanted.stream().filter(story -> !heard.contains(story)).toList();
        if (!missing.isEmpty() || wanted.isEmpty()) {
            exclusions.add(new Exclusion(
                    subject,
                    "folder 'derivative/preprocessed_data/" + subject + "' has no responses to "
                            + (wanted.isEmpty() ? "any story" : String.join(", ", missing)) + "."));
        }
        return missing.isEmpty() && !wanted.isEmpty();
    }

    private Selection selection(String subject) {
        int voxels = 0;
        for (Map.Entry<String, Integer> story : rows.entrySet()) {
            Recording recording = recording(subject, story.getKey());
            int own = recording.voxels();
            if (voxels > 0 && own != voxels) {
                throw Problem.in(
                        recording.file(),
                        own + " voxels",
                        voxels + " as in the stories before",
                        "Is it another subject's? Fetch it again.");
            }
            voxels = own;
        }
        return labels(subject).isEmpty()
                ? Selection.all(voxels, "brain")
                : Masks.vector(labels(subject).get(0), voxels, choice.means());
    }

    /** The file of labels, if there is to be one. */
    private List<Path> labels(String subject) {
        return choice.voxels().map(path -> Files.isDirectory(path) ? path.resolve(subject + ".npy") : path).stream()
                .toList();
    }

    private void requireSameTargets() {
        List<Target> first = selections.values().iterator().next().targets(Target::new);
        selections.forEach((subject, selection) -> {
            if (!selection.targets(Target::new).equals(first)) {
                throw Problem.in(
                        labels(subject).get(0),
                        "regions "
                                + selection.targets(Target::new).stream()
                                        .map(Target::label)
                                        .toList(),
                        first.stream().map(Target::label).toList() + " as for "
                                + selections.keySet().iterator().next(),
                        "Give every subject the same regions.");
            }
        });
    }

    private Recording recording(String subject, String story) {
        return new Recording(folder.responses(subject, story), rows.getOrDefault(story, 0));
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String version() {
        return VERSION;
    }

    @Override
    public synchronized String sha256() {
        if (sha256 == null) {
            List<Path> files = new ArrayList<>();
            files.add(folder.dictionary());
            rows.keySet().forEach(story -> files.add(folder.grid(story)));
            selections.keySet().forEach(subject -> {
                files.addAll(labels(subject));
                rows.keySet().forEach(story -> files.add(folder.responses(subject, story)));
            });
            sha256 = Fingerprint.of(folder.root(), files);
        }
        return sha256;
    }

    @Override
    public List<Story> stories() {
        return stories;
    }

    @Override
    public List<String> subjects() {
        return List.copyOf(selections.keySet());
    }

    @Override
    public List<Exclusion> exclusions() {
        return List.copyOf(exclusions);
    }

    @Override
    public List<Target> targets() {
        return selections.values().iterator().next().targets(Target::new);
    }

    @Override
    public Responses responses(String subject, String story) {
        Selection selection = selection(subject, story);
        return responses(recording(subject, story).responses(selection), story);
    }

    @Override
    public List<Responses> repeats(String subject, String story) {
        Selection selection = selection(subject, story);
        return recording(subject, story).repeats(selection).stream()
                .map(values -> responses(values, story))
                .toList();
    }

    private Responses responses(float[] values, String story) {
        int scans = rows.getOrDefault(story, 0);
        return new Responses(
                values,
                scans,
                values.length / scans,
                choice.clock().repetitionTime(),
                choice.clock().firstScan());
    }

    private Selection selection(String subject, String story) {
        Selection selection = selections.get(subject);
        if (selection == null) {
            throw Exclusion.unknown(ID, "subject", subject, selections.keySet(), exclusions);
        }
        if (!rows.containsKey(story)) {
            throw Exclusion.unknown(ID, "story", story, rows.keySet(), exclusions);
        }
        return selection;
    }

    @Override
    public AlignmentAdvice advice() {
        return ADVICE;
    }

    @Override
    public void close() {
        // Files are opened and closed one by one.
    }
}
