package org.brainrank.dataset.lebel2023;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.brainrank.spi.Parameters;
import org.brainrank.spi.UserException;

/**
 * What a config asks for.
 *
 * @param subjects at least one
 * @param stories by name; empty for all that the first subject heard
 * @param voxels where labels are; empty for all voxels
 * @param means whether targets are the regions' means
 * @param clock of the rows
 * @param lowerCase whether words are put in lower case
 */
record Choice(
        List<String> subjects,
        Optional<List<String>> stories,
        Optional<Path> voxels,
        boolean means,
        Clock clock,
        boolean lowerCase) {
    static final List<String> SUBJECTS =
            List.of("UTS01", "UTS02", "UTS03", "UTS04", "UTS05", "UTS06", "UTS07", "UTS08", "UTS09");
    static final String ALL = "all";

    /** Stories of sessions 1 to 5 in the order of the laboratory's sess_to_story.json, the test story first. */
    static final List<String> SESSIONS = List.of(
            "wheretheressmoke",
            "alternateithicatom",
            "souls",
            "avatar",
            "legacy",
            "odetostepfather",
            "undertheinfluence",
            "howtodraw",
            "myfirstdaywiththeyankees",
            "naked",
            "life",
            "stagefright",
            "tildeath",
            "fromboyhoodtofatherhood",
            "sloth",
            "exorcism",
            "haveyoumethimyet",
            "adollshouse",
            "inamoment",
            "theclosetthatateeverything",
            "adventuresinsayingyes",
            "buck",
            "swimmingwithastronauts",
            "thatthingonmyarm",
            "eyespy",
            "itsabox",
            "hangtime");

    static final String SESSIONS_NAME = "sessions-1-5";

    static Choice of(Parameters parameters) {
        String subject = parameters.text("subject");
        String voxels = parameters.text("voxels");
        boolean means = parameters.text("targets").equals("regions");
        if (means && voxels.equals(ALL)) {
            throw new UserException(
                    "Dataset 'lebel2023' has no regions of its own, so 'targets: regions' needs 'voxels':"
                            + " a .npy file with a label for each voxel, or a folder with SUBJECT.npy.");
        }
        if (subject.equals(ALL) && !means) {
            throw new UserException(
                    "Dataset 'lebel2023' has each subject's own voxels, which are not another's. Name one"
                            + " 'subject', or compare regions: 'targets: regions' and 'voxels: FOLDER' with UTS01.npy, UTS02.npy …,"
                            + " a region's label for each voxel.");
        }
        return new Choice(
                subject.equals(ALL) ? SUBJECTS : List.of(subject),
                stories(parameters.text("stories")),
                voxels.equals(ALL) ? Optional.empty() : Optional.of(Path.of(voxels)),
                means,
                Clock.of(parameters.text("clock")),
                parameters.text("case").equals("lower"));
    }

    private static Optional<List<String>> stories(String text) {
        if (text.equals(ALL)) {
            return Optional.empty();
        }
        if (text.equals(SESSIONS_NAME)) {
            return Optional.of(SESSIONS);
        }
        List<String> names =
                Arrays.stream(text.split(",", -1)).map(String::strip).toList();
        if (names.contains("") || names.stream().distinct().count() < names.size()) {
            throw new UserException("Dataset 'lebel2023': stories is '" + text
                    + "'; expected all, sessions-1-5, or names with commas between, each once.");
        }
        return Optional.of(names);
    }
}
