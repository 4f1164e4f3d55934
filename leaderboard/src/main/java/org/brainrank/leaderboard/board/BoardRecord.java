package org.brainrank.leaderboard.board;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.brainrank.results.Leaderboard.Estimate;

/**
 * {@code board.json}: the board as it was built, for machines, and for the next build to see what changed. It holds no time of
 * its making: the same submissions give the same bytes.
 *
 * @param schemaVersion of this file
 * @param build counts builds that changed something
 * @param title of the board
 * @param about in a sentence or two
 * @param asOf the newest submission's date; empty without any
 * @param tracks in the order of {@code board.yaml}
 * @param submissions that hold, by id
 * @param refused those that do not
 */
record BoardRecord(
        int schemaVersion,
        int build,
        String title,
        String about,
        String asOf,
        List<TrackRecord> tracks,
        List<Entry> submissions,
        List<Verdict> refused) {
    static final int SCHEMA_VERSION = 1;
    static final String FILE = "board.json";

    BoardRecord {
        tracks = List.copyOf(tracks);
        submissions = List.copyOf(submissions);
        refused = List.copyOf(refused);
    }

    BoardRecord numbered(int number) {
        return new BoardRecord(schemaVersion, number, title, about, asOf, tracks, submissions, refused);
    }

    Optional<TrackRecord> track(String id) {
        return tracks.stream().filter(track -> track.id().equals(id)).findFirst();
    }

    /**
     * A track.
     *
     * @param id names its folder
     * @param title for people
     * @param fingerprint changes if anything does that decides which rows are compared, and how
     * @param rows best first
     */
    record TrackRecord(String id, String title, String fingerprint, List<Ranked> rows) {
        TrackRecord {
            rows = List.copyOf(rows);
        }
    }

    /**
     * A submission that holds.
     *
     * @param id {@code who/name}
     * @param who handle
     * @param date of the submission
     * @param track that it is for
     * @param cellsSha256 of the lines of its cells
     * @param methods how many it ranks
     */
    record Entry(String id, String who, String date, String track, String cellsSha256, int methods) {}

    /**
     * A row: a method on a model.
     *
     * @param model its name in the submission
     * @param modelSha256 what it is
     * @param variant canonical name of the method
     * @param submission whose scores are ranked
     * @param who submitted it
     * @param documentation what there is to look things up in
     * @param rank 1 is best by unique variance
     * @param rankLow best rank within the bootstrap's 95 %
     * @param rankHigh worst rank within the bootstrap's 95 %
     * @param tier 1 holds the best row and all that cannot be told from it
     * @param best probability of standing first
     * @param unique R² with the nuisance controls minus R² of the controls
     * @param overStories the same mean with an interval over subjects and stories
     * @param r held-out correlation
     * @param r2 held-out R²
     * @param p one-sided sign-flip test over subjects that unique variance is above zero
     * @param pCorrected the same, corrected over all rows of the track
     * @param beatsControls as a run's leaderboard has it, with the controls of the same submission
     * @param over mean difference to each control
     * @param layers how often each was chosen
     * @param features number of features
     * @param subjects behind the means
     * @param seconds spent by the submitter
     * @param also other submissions of the same method on the same model, which are not ranked
     */
    record Ranked(
            String model,
            String modelSha256,
            String variant,
            String submission,
            String who,
            List<String> documentation,
            int rank,
            int rankLow,
            int rankHigh,
            int tier,
            double best,
            Estimate unique,
            Estimate overStories,
            Estimate r,
            Estimate r2,
            double p,
            double pCorrected,
            boolean beatsControls,
            Map<String, Estimate> over,
            Map<Integer, Integer> layers,
            int features,
            int subjects,
            double seconds,
            List<Also> also) {
        /** What makes two rows the same one, from build to build. */
        String key() {
            return modelSha256 + " " + variant;
        }

        /** A name for people. */
        String name() {
            return variant + " on " + model;
        }
    }

    /**
     * Another submission of a row.
     *
     * @param submission its id
     * @param who submitted it
     * @param unique its mean
     * @param sameNumbers whether its scores are those of the ranked one, bit for bit
     * @param earlierTry whether the person of the ranked one submitted it, and a newer one replaced it
     */
    record Also(String submission, String who, double unique, boolean sameNumbers, boolean earlierTry) {}
}
