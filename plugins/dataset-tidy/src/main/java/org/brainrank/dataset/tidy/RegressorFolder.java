package org.brainrank.dataset.tidy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.brainrank.spi.dataset.NuisanceRegressors;

/**
 * Finds {@code regressors/<subject>/<story>.tsv}: all of them or none, so that no subject is cleaned of less than another.
 *
 * @param files of each subject: story to table; empty if there is no such folder
 */
record RegressorFolder(Map<String, Map<String, ResponseTable>> files) {
    /** The folder's name. */
    static final String NAME = "regressors";

    /**
     * Looks at every file's shape and names.
     *
     * @param folder perhaps not there
     * @param responses of the usable subjects
     * @param others subjects that are left out; what they have is not looked at
     */
    static RegressorFolder open(Path folder, Map<String, Map<String, ResponseFile>> responses, List<String> others) {
        List<Path> subjects = Folders.entries(folder);
        if (subjects.isEmpty()) {
            return new RegressorFolder(Map.of());
        }
        List<String> known = new ArrayList<>(responses.keySet());
        known.addAll(others);
        subjects.forEach(
                subject -> Folders.requireKnown(subject, subject.getFileName().toString(), known, "subject"));
        Map<String, Map<String, ResponseTable>> files = new HashMap<>();
        List<String> names = new ArrayList<>();
        responses.forEach((subject, stories) -> {
            Folders.entries(folder.resolve(subject))
                    .forEach(file -> Folders.requireKnown(
                            file,
                            file.getFileName().toString().replaceFirst("\\.tsv$", ""),
                            stories.keySet(),
                            "story"));
            Map<String, ResponseTable> own = new HashMap<>();
            stories.forEach((story, response) ->
                    own.put(story, table(folder.resolve(subject).resolve(story + ".tsv"), response, names)));
            files.put(subject, own);
        });
        return new RegressorFolder(files);
    }

    private static ResponseTable table(Path path, ResponseFile response, List<String> names) {
        ResponseTable table = ResponseTable.open(path);
        if (table.labels().isEmpty()) {
            throw Problem.at(path, 1, "no names", "a first line that names the columns", "Name every regressor.");
        }
        if (names.isEmpty()) {
            names.addAll(table.labels());
        }
        if (!table.labels().equals(names)) {
            throw Problem.at(
                    path,
                    1,
                    "names " + table.labels(),
                    names + " as in the first file",
                    "Give every file the same columns in the same order.");
        }
        if (table.scans() != response.scans()) {
            throw Problem.in(
                    path,
                    table.scans() + " scans",
                    response.scans() + " as in " + response.path(),
                    "Cut regressors and responses to the same scans.");
        }
        return table;
    }

    /** The regressors of one subject and story, both with responses. */
    Optional<NuisanceRegressors> of(String subject, String story) {
        return Optional.ofNullable(files.get(subject))
                .map(stories -> stories.get(story))
                .map(table -> new NuisanceRegressors(table.labels(), table.read(), table.scans()));
    }
}
