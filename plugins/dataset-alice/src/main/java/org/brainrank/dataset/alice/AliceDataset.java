package org.brainrank.dataset.alice;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.brainrank.formats.Fingerprint;
import org.brainrank.formats.praat.TextGrid;
import org.brainrank.spi.Nearest;
import org.brainrank.spi.UserException;
import org.brainrank.spi.dataset.AlignmentAdvice;
import org.brainrank.spi.dataset.Dataset;
import org.brainrank.spi.dataset.Exclusion;
import org.brainrank.spi.dataset.Geometry;
import org.brainrank.spi.dataset.NuisanceRegressors;
import org.brainrank.spi.dataset.Responses;
import org.brainrank.spi.dataset.Story;
import org.brainrank.spi.dataset.Target;
import org.brainrank.spi.dataset.Word;

/**
 * One story, six ROIs, every listener whose file is sound.
 *
 * <h2>Clock</h2>
 * The ten volumes before the first word were dropped before publication, so row i was measured at audio time (i + 10) ×
 * 2 s and scan 0 at 20 s. Check: word rate correlates best with the mean of the ROIs at a lag of 3 scans, 6 s.
 *
 * <h2>Advice</h2>
 * Drift: polynomials up to order 1 + floor(duration / 150 s) = 5, the rule of AFNI's 3dDeconvolve for a run of 724 s. The
 * data agree: leave-one-out ISC, meaned over the ROIs of 10 mm, is .230, .243, .247, .253, .257, .261, .259 for orders 0
 * to 6. Delays of 1 to 4 scans, 2 to 8 s, are those of Huth et al. 2016 at nearly the same repetition time. Five scans at
 * either end keep the onset of speech and the ends of the polynomials out. Within the five stretches of contiguous folds
 * the polynomial is one of order 1 each. Head motion is offered, and not regressed out unless a config asks for it: six
 * regressors in a stretch of 70 scans lower leave-one-out ISC from .217 to .176, over the whole run from .243 to .224.
 */
final class AliceDataset implements Dataset {
    static final String ID = "alice";
    static final String STORY = "alice-chapter-1";
    static final double REPETITION_TIME = 2.0;
    static final double FIRST_SCAN = 20.0;

    private static final AlignmentAdvice ADVICE = new AlignmentAdvice(
            List.of(1, 2, 3, 4),
            5,
            5,
            5,
            "delays: Huth et al. 2016 (doi:10.1038/nature17637), 2 to 8 s; detrending: AFNI 3dDeconvolve's rule"
                    + " 1 + floor(724 s / 150 s), where leave-one-out ISC peaks too; trims: README of dataset-alice");

    private final Story story;
    private final Map<String, Responses> responses;
    private final AliceFolder folder;
    private final Map<String, Path> motion;
    private final List<Exclusion> exclusions;
    private final String sha256;

    private AliceDataset(
            AliceFolder folder,
            Story story,
            Map<String, Responses> responses,
            Map<String, Path> motion,
            List<Exclusion> exclusions,
            String sha256) {
        this.folder = folder;
        this.story = story;
        this.motion = motion;
        this.responses = responses;
        this.exclusions = List.copyOf(exclusions);
        this.sha256 = sha256;
    }

    /**
     * Reads everything; the whole of it is 1.3 MB.
     *
     * @param folder the published files
     * @param scans rows that every listener's file must have
     */
    static AliceDataset open(AliceFolder folder, int scans) {
        Fingerprint fingerprint = new Fingerprint();
        Path grid = folder.textGrid();
        byte[] annotation = AliceFolder.read(grid);
        fingerprint.add(grid.getFileName().toString(), annotation);
        Story story = new Story(STORY, words(TextGrid.parse(grid, annotation).intervals("word"), grid));

        Map<String, Responses> responses = new LinkedHashMap<>();
        List<Exclusion> exclusions = new ArrayList<>();
        for (Path file : folder.timecourses()) {
            byte[] bytes = AliceFolder.read(file);
            fingerprint.add(file.getFileName().toString(), bytes);
            String subject = AliceFolder.subject(file);
            try {
                float[] values = Timecourses.parse(folder.relative(file), bytes, scans);
                responses.put(
                        subject, new Responses(values, scans, Timecourses.ROIS.size(), REPETITION_TIME, FIRST_SCAN));
            } catch (Timecourses.Unusable e) {
                exclusions.add(new Exclusion(subject, e.getMessage()));
            }
        }
        if (responses.isEmpty()) {
            throw new UserException("Dataset 'alice' has no usable listener in '" + folder.root() + "'. The first of "
                    + exclusions.size() + ": " + exclusions.get(0).reason());
        }
        Map<String, Path> motion = new LinkedHashMap<>();
        for (String subject : responses.keySet()) {
            folder.motion(subject).ifPresent(file -> {
                fingerprint.add(file.getFileName().toString(), file);
                motion.put(subject, file);
            });
        }
        return new AliceDataset(folder, story, responses, motion, exclusions, fingerprint.hex());
    }

    private static List<Word> words(List<TextGrid.Interval> tier, Path grid) {
        List<Word> words = new ArrayList<>();
        for (TextGrid.Interval interval : tier) {
            if (interval.isWord()) {
                words.add(word(interval, grid));
            }
        }
        if (words.isEmpty()) {
            throw new UserException(
                    "Tier 'word' of '" + grid + "' has no word, only pauses. Unpack the stimuli again.");
        }
        return words;
    }

    private static Word word(TextGrid.Interval interval, Path grid) {
        try {
            return new Word(interval.text().strip(), interval.start(), interval.end());
        } catch (IllegalArgumentException e) {
            throw new UserException(
                    grid + ", line " + interval.line() + ": " + e.getMessage() + ". Give each word its own interval.",
                    e);
        }
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String version() {
        return "2016-06-09";
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
    public List<Target> targets() {
        return Timecourses.ROIS.stream().map(roi -> new Target(roi, roi)).toList();
    }

    @Override
    public Optional<Geometry> geometry() {
        return Optional.of(Places.GEOMETRY);
    }

    @Override
    public Responses responses(String subject, String story) {
        if (!story.equals(STORY)) {
            throw new UserException("Dataset 'alice' has no story '" + story + "', only '" + STORY + "'.");
        }
        Responses found = responses.get(subject);
        if (found == null) {
            throw new UserException(refusal(subject));
        }
        return found;
    }

    @Override
    public Optional<NuisanceRegressors> nuisanceRegressors(String subject, String story) {
        int scans = responses(subject, story).scans();
        if (motion.isEmpty()) {
            return Optional.empty();
        }
        Path file = motion.get(subject);
        if (file == null) {
            throw new UserException("Folder '" + folder.root() + "' has no file alice_data_shared/" + subject
                    + "-rp_*.txt, the head motion of listener '" + subject + "', and has those of others. Unpack the"
                    + " data again, or leave the listener out of 'subjects'.");
        }
        return Optional.of(Motion.parse(file, AliceFolder.read(file), scans));
    }

    private String refusal(String subject) {
        return exclusions.stream()
                .filter(exclusion -> exclusion.subject().equals(subject))
                .map(exclusion -> "Listener '" + subject + "' of dataset 'alice' is not usable: " + exclusion.reason()
                        + " Leave it out of 'subjects'.")
                .findFirst()
                .orElseGet(() -> "Dataset 'alice' has no listener '" + subject + "'. "
                        + Nearest.hint(subject, responses.keySet()));
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
