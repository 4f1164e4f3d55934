package org.brainrank.dataset.tidy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.brainrank.spi.Nearest;
import org.brainrank.spi.dataset.Exclusion;

/**
 * Finds {@code responses/<subject>/<story>.npy} and its like. Names that start with a dot, and files with other
 * endings, are not ours.
 *
 * @param files of each subject that has every story: story to file, in order of presentation
 * @param exclusions subjects that lack a story
 */
record ResponseFolder(Map<String, Map<String, ResponseFile>> files, List<Exclusion> exclusions) {
    /**
     * Looks at every file's shape.
     *
     * @param folder the folder {@code responses}
     * @param stories every story
     * @param formats opens the files
     * @param complaints hears of each file that is wrong
     */
    static ResponseFolder open(Path folder, List<String> stories, ResponseFormats formats, Complaints complaints) {
        Map<String, Map<String, ResponseFile>> files = new LinkedHashMap<>();
        List<Exclusion> exclusions = new ArrayList<>();
        List<Path> subjects = subjects(folder);
        refuseTwins(folder, subjects);
        boolean broken = false;
        for (Path subject : subjects) {
            String name = subject.getFileName().toString();
            Map<String, List<Path>> paths = ResponseFormats.byStem(list(subject));
            refuseStrangers(paths, stories, complaints);
            List<String> missing =
                    stories.stream().filter(story -> !paths.containsKey(story)).toList();
            if (!missing.isEmpty()) {
                exclusions.add(new Exclusion(
                        name,
                        "folder 'responses/" + name + "' has no response to " + String.join(", ", missing)
                                + ": expected " + missing.get(0) + " with an ending of " + ResponseFormats.KNOWN
                                + "."));
                continue;
            }
            Map<String, ResponseFile> opened = new LinkedHashMap<>();
            stories.forEach(story -> complaints
                    .attempt(() -> formats.open(paths.get(story)))
                    .ifPresent(file -> opened.put(story, file)));
            broken |= opened.size() < stories.size();
            if (!opened.isEmpty()) {
                files.put(name, opened);
            }
        }
        if (files.isEmpty() && !broken) {
            throw Problem.in(
                    folder,
                    exclusions.isEmpty() ? "no subjects" : exclusions.get(0).reason(),
                    "a folder per subject with a file for every story, <story> and " + ResponseFormats.KNOWN,
                    "Add responses, or take stories out of " + DescriptionFile.NAME + ".");
        }
        return new ResponseFolder(files, List.copyOf(exclusions));
    }

    private static void refuseStrangers(Map<String, List<Path>> paths, List<String> stories, Complaints complaints) {
        paths.forEach((story, files) -> {
            if (!stories.contains(story)) {
                complaints.hear(Problem.in(
                        files.get(0),
                        "no story is called '" + story + "'",
                        "a story of " + DescriptionFile.NAME,
                        Nearest.hint(story, stories)));
            }
        });
    }

    /** Two folders that a disk without upper and lower case would take for one subject. */
    private static void refuseTwins(Path folder, List<Path> subjects) {
        Map<String, String> seen = new HashMap<>();
        for (Path subject : subjects) {
            String name = subject.getFileName().toString();
            String twin = seen.put(name.toLowerCase(Locale.ROOT), name);
            if (twin != null) {
                throw Problem.in(
                        folder,
                        "subjects '" + twin + "' and '" + name + "' differ in upper and lower case alone",
                        "each subject once",
                        "Remove or rename one.");
            }
        }
    }

    private static List<Path> subjects(Path folder) {
        return list(folder).stream().filter(Files::isDirectory).toList();
    }

    private static List<Path> list(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw Problem.in(folder, "no such folder", "it to be there", "Add it, or correct its name.");
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw Problem.unreadable(folder, e);
        }
    }
}
