package org.brainrank.leaderboard.board;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/**
 * What rows must share to stand on one page.
 *
 * @param id names its folder on the site
 * @param title for people
 * @param dataset whose brains
 * @param subjects in order
 * @param stories in order
 * @param scans of every story, after trimming
 * @param targets how many, by region
 * @param folds outer folds: numbers in every score of a cell
 * @param nuisance variant of the floor, over which unique variance is taken
 * @param controls variants that know no model and that every run must bring, such as {@code random}
 * @param ownControls what every method must bring of itself, such as {@code shuffled} and {@code untrained}
 * @param config sections of {@code config.resolved.yaml} that must be equal, key for key
 * @param statistics that the board ranks with
 * @param floor held-out R² of the nuisance controls alone, by subject: the same data under the same config give the same, so
 *     others tell of other data; empty to not ask
 * @param imported whether methods of the config's {@code imported} may be ranked; nobody can see how they were made
 */
public record Track(
        String id,
        String title,
        DatasetKey dataset,
        List<String> subjects,
        List<String> stories,
        List<Integer> scans,
        Map<String, Integer> targets,
        int folds,
        String nuisance,
        List<String> controls,
        List<String> ownControls,
        Map<String, JsonNode> config,
        Statistics statistics,
        Map<String, Double> floor,
        boolean imported) {
    /** Checks what a track cannot do without. */
    public Track {
        Objects.requireNonNull(dataset, "a track needs 'dataset' with id, version and sha256");
        Objects.requireNonNull(statistics, "a track needs 'statistics'");
        Wording.faultOfFolder(Objects.requireNonNullElse(id, "")).ifPresent(fault -> {
            throw new IllegalArgumentException("the id of a track " + fault);
        });
        title = Objects.requireNonNullElse(title, id);
        subjects = List.copyOf(Objects.requireNonNullElse(subjects, List.of()));
        stories = List.copyOf(Objects.requireNonNullElse(stories, List.of()));
        scans = List.copyOf(Objects.requireNonNullElse(scans, List.of()));
        targets = ordered(Objects.requireNonNullElse(targets, Map.of()));
        nuisance = Objects.requireNonNullElse(nuisance, "");
        controls = List.copyOf(Objects.requireNonNullElse(controls, List.of()));
        ownControls = List.copyOf(Objects.requireNonNullElse(ownControls, List.of()));
        config = ordered(Objects.requireNonNullElse(config, Map.of()));
        floor = ordered(Objects.requireNonNullElse(floor, Map.of()));
        if (subjects.isEmpty() || targets.isEmpty() || folds < 1) {
            throw new IllegalArgumentException("track '" + id + "' needs subjects, targets, and folds of at least 1");
        }
        if (controls.isEmpty() && ownControls.isEmpty()) {
            throw new IllegalArgumentException(
                    "track '" + id + "' names no control: nothing could be said to beat anything there");
        }
    }

    private static <T> Map<String, T> ordered(Map<String, T> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    /** Changes if anything does that decides which rows are compared, and how. */
    String fingerprint() {
        return Hashes.of(BoardJson.line(this));
    }

    /**
     * The data.
     *
     * @param id of the dataset
     * @param version of the data
     * @param sha256 of the files read
     */
    public record DatasetKey(String id, String version, String sha256) {
        /** Checks that all are there. */
        public DatasetKey {
            if (id == null || version == null || sha256 == null || !Hashes.isOne(sha256)) {
                throw new IllegalArgumentException("dataset needs id, version, and sha256 of 64 hexadecimal digits");
            }
        }
    }

    /**
     * How rows are ranked.
     *
     * @param correction {@code bh}, {@code by} or {@code max}
     * @param permutations sign flips, where subjects are too many to enumerate
     * @param bootstrap samples of subjects
     * @param fdr level of corrected p-values
     * @param seed of resampling
     */
    public record Statistics(String correction, int permutations, int bootstrap, double fdr, long seed) {
        private static final int MOST = 100_000;

        /** Checks ranges. */
        public Statistics {
            if (correction == null || !List.of("bh", "by", "max").contains(correction)) {
                throw new IllegalArgumentException("correction is one of bh, by, max; was '" + correction + "'");
            }
            if (permutations < 100 || permutations > MOST || bootstrap < 100 || bootstrap > MOST) {
                throw new IllegalArgumentException("permutations and bootstrap are from 100 to " + MOST + "; were "
                        + permutations + " and " + bootstrap);
            }
            if (!(fdr > 0 && fdr < 1)) {
                throw new IllegalArgumentException("fdr lies between 0 and 1; was " + fdr);
            }
        }
    }
}
