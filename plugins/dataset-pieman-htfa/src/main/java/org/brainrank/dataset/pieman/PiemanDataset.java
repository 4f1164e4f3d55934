package org.brainrank.dataset.pieman;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.brainrank.formats.Fingerprint;
import org.brainrank.formats.gentle.GentleWords;
import org.brainrank.spi.Nearest;
import org.brainrank.spi.UserException;
import org.brainrank.spi.dataset.AlignmentAdvice;
import org.brainrank.spi.dataset.Dataset;
import org.brainrank.spi.dataset.Exclusion;
import org.brainrank.spi.dataset.Responses;
import org.brainrank.spi.dataset.Story;
import org.brainrank.spi.dataset.Target;
import org.brainrank.spi.dataset.Word;

/**
 * One story, 100 nodes, every listener whose numbers are sound.
 *
 * <h2>Clock</h2>
 * Scan i was measured at audio time i × 1.5 s: word rate correlates best with the nodes at a lag of 4 scans, 6 s, the lag
 * of haemodynamics. Music comes first; the story begins at 15 s.
 *
 * <h2>Advice</h2>
 * Trims leave scans 15 to 290: the story's as Nastase et al. have it (281 from scan 10), less five that respond to its start.
 * Drift: polynomials up to order 1 + floor(450 / 150) = 4, the rule of AFNI's 3dDeconvolve; leave-one-out ISC, meaned over
 * nodes, from scan 15 to 285 is .156, .156, .157, .157, .159, .159, .155 for orders 0 to 6.
 */
final class PiemanDataset implements Dataset {
    static final String ID = "pieman";
    static final String STORY = "pieman";
    static final String WEIGHTS = "weights.mat";
    static final double REPETITION_TIME = 1.5;
    private static final int PUBLISHED_LISTENERS = 36;
    private static final int PUBLISHED_SCANS = 300;

    private static final AlignmentAdvice ADVICE = new AlignmentAdvice(
            List.of(2, 3, 4, 5),
            15,
            9,
            4,
            "delays: Kumar et al. 2024 (doi:10.1038/s41467-024-49173-5), 3 to 7.5 s; detrending: AFNI 3dDeconvolve's rule"
                    + " 1 + floor(450 s / 150 s); trims: the story's scans as in event_meta.json of Nastase et al. 2021, less five");

    private final Story story;
    private final int nodes;
    private final Map<String, Responses> responses;
    private final List<Exclusion> exclusions;
    private final List<String> notes;
    private final String sha256;

    private PiemanDataset(
            Story story,
            int nodes,
            Map<String, Responses> responses,
            List<Exclusion> exclusions,
            List<String> notes,
            String sha256) {
        this.story = story;
        this.nodes = nodes;
        this.responses = responses;
        this.exclusions = List.copyOf(exclusions);
        this.notes = List.copyOf(notes);
        this.sha256 = sha256;
    }

    /**
     * Reads everything; the whole of it is 4 MB.
     *
     * @param folder holds {@code weights.mat}
     * @param words {@code align.csv}
     */
    static PiemanDataset open(Path folder, Path words) {
        Path file = folder.resolve(WEIGHTS);
        GentleWords gentle = GentleWords.read(words, 0, Double.POSITIVE_INFINITY);
        WeightsFile weights = WeightsFile.read(file);
        Map<String, Responses> responses = new LinkedHashMap<>();
        List<Exclusion> exclusions = new ArrayList<>();
        for (int i = 0; i < weights.values().size(); i++) {
            String subject = String.format(Locale.ROOT, "s%02d", i + 1);
            float[] values = weights.values().get(i);
            Optional<String> unusable = unusable(values, weights.nodes());
            if (unusable.isPresent()) {
                exclusions.add(new Exclusion(subject, "cell " + (i + 1) + " of " + WEIGHTS + ": " + unusable.get()));
            } else {
                responses.put(subject, new Responses(values, weights.scans(), weights.nodes(), REPETITION_TIME, 0));
            }
        }
        if (responses.isEmpty()) {
            throw new UserException("Dataset 'pieman' has no usable listener in '" + file + "'. The first of "
                    + exclusions.size() + ": " + exclusions.get(0).reason() + ". Fetch the file again.");
        }
        return new PiemanDataset(
                new Story(
                        STORY,
                        gentle.words().stream()
                                .map(word -> new Word(word.text(), word.onset(), word.offset()))
                                .toList()),
                weights.nodes(),
                responses,
                exclusions,
                notes(gentle, weights),
                // Words may lie anywhere; by their name alone the same files give the same hash on every machine.
                Fingerprint.of(List.of(file, words)));
    }

    private static Optional<String> unusable(float[] values, int nodes) {
        boolean varies = false;
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                return Optional.of("node " + (i % nodes + 1) + " is " + values[i] + " at scan " + i / nodes);
            }
            varies |= values[i] != values[i % nodes];
        }
        return varies ? Optional.empty() : Optional.of("no node ever changes");
    }

    private static List<String> notes(GentleWords gentle, WeightsFile weights) {
        List<String> notes = new ArrayList<>();
        if (gentle.interpolated() > 0) {
            notes.add(gentle.interpolated() + " of " + gentle.words().size()
                    + " words of 'pieman' were missed by the aligner and take their times from their neighbours");
        }
        if (!gentle.untimed().isEmpty()) {
            notes.add("words of 'pieman' without a time, left out: " + String.join(", ", gentle.untimed()));
        }
        if (weights.values().size() == PUBLISHED_LISTENERS && weights.scans() == PUBLISHED_SCANS) {
            notes.add(
                    "listener s10 shares next to nothing with the others (leave-one-out ISC 0.01, theirs 0.10 to 0.29) and"
                            + " is used all the same; name the others in 'subjects' to leave it out");
        }
        return notes;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String version() {
        return "2016-04-16";
    }

    @Override
    public String sha256() {
        return sha256;
    }

    @Override
    public List<Story> stories() {
        return List.of(story);
    }

    @Override
    public List<String> subjects() {
        return List.copyOf(responses.keySet());
    }

    @Override
    public List<Exclusion> exclusions() {
        return exclusions;
    }

    @Override
    public List<String> notes() {
        return notes;
    }

    @Override
    public List<Target> targets() {
        List<Target> targets = new ArrayList<>();
        for (int node = 1; node <= nodes; node++) {
            targets.add(new Target(String.format(Locale.ROOT, "node-%03d", node), "htfa-nodes"));
        }
        return targets;
    }

    @Override
    public Responses responses(String subject, String story) {
        if (!story.equals(STORY)) {
            throw new UserException("Dataset 'pieman' has no story '" + story + "', only '" + STORY + "'.");
        }
        return Optional.ofNullable(responses.get(subject))
                .orElseThrow(() -> new UserException(exclusions.stream()
                        .filter(exclusion -> exclusion.subject().equals(subject))
                        .map(exclusion -> "Listener '" + subject + "' of dataset 'pieman' is not usable: "
                                + exclusion.reason() + ". Leave it out of 'subjects'.")
                        .findFirst()
                        .orElseGet(() -> "Dataset 'pieman' has no listener '" + subject + "'. "
                                + Nearest.hint(subject, responses.keySet()))));
    }

    @Override
    public AlignmentAdvice advice() {
        return ADVICE;
    }

    @Override
    public void close() {
        // Everything was read on opening; no file stays open.
    }
}
