package org.brainrank.leaderboard;

import java.io.IOException;
import java.util.Optional;
import org.brainrank.results.Diagnostics;
import org.brainrank.results.Findings;
import org.brainrank.results.Leaderboard;
import org.brainrank.results.Manifest;
import org.brainrank.results.Maps;
import org.brainrank.results.Ranks;
import org.brainrank.results.RunFolder;
import org.brainrank.results.StoryView;

/**
 * All that renderings say of a run. Runs made before a record existed do not have it, and what would be drawn from it says so.
 *
 * @param leaderboard the ranking, as the run computed it
 * @param manifest where its numbers come from
 * @param findings what the run says to the field's questions
 * @param ranks how probable each rank is
 * @param diagnostics what the regressions chose
 * @param maps scores of every target at its place
 * @param story passages with explanations and responses
 */
public record RunRecords(
        Leaderboard leaderboard,
        Manifest manifest,
        Optional<Findings> findings,
        Optional<Ranks> ranks,
        Optional<Diagnostics> diagnostics,
        Optional<Maps> maps,
        Optional<StoryView> story) {

    /**
     * The two records that every run has.
     *
     * @param leaderboard the ranking
     * @param manifest where its numbers come from
     * @return without the others
     */
    public static RunRecords of(Leaderboard leaderboard, Manifest manifest) {
        return new RunRecords(
                leaderboard,
                manifest,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /**
     * Reads the records of a finished run.
     *
     * @param folder of the run
     * @return all that it has
     * @throws IOException if the run did not finish, or a file is broken
     */
    public static RunRecords read(RunFolder folder) throws IOException {
        return new RunRecords(
                folder.leaderboard(),
                folder.manifest(),
                folder.findings(),
                folder.ranks(),
                folder.diagnostics(),
                folder.maps(),
                folder.story());
    }
}
