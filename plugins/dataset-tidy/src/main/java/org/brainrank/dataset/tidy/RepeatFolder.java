package org.brainrank.dataset.tidy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds {@code repeats/<subject>/<story>/<presentation>.npy} and its like: single presentations of a story, for ceilings.
 *
 * @param files of each subject that has some: story to presentations, sorted by name
 */
record RepeatFolder(Map<String, Map<String, List<ResponseFile>>> files) {
    /** The folder's name. */
    static final String NAME = "repeats";

    /**
     * Looks at every file's shape.
     *
     * @param folder perhaps not there
     * @param responses of the usable subjects
     * @param others subjects that are left out; what they have is not looked at
     * @param formats opens the files
     */
    static RepeatFolder open(
            Path folder,
            Map<String, Map<String, ResponseFile>> responses,
            List<String> others,
            ResponseFormats formats) {
        List<String> known = new ArrayList<>(responses.keySet());
        known.addAll(others);
        Map<String, Map<String, List<ResponseFile>>> files = new HashMap<>();
        for (Path subject : Folders.entries(folder)) {
            String name = subject.getFileName().toString();
            Folders.requireKnown(subject, name, known, "subject");
            Map<String, ResponseFile> stories = responses.get(name);
            if (stories == null) {
                continue;
            }
            Map<String, List<ResponseFile>> own = new HashMap<>();
            for (Path story : Folders.entries(subject)) {
                String id = story.getFileName().toString();
                Folders.requireKnown(story, id, stories.keySet(), "story");
                ResponseFile response = stories.get(id);
                if (response != null) {
                    own.put(id, presentations(story, response, formats));
                }
            }
            files.put(name, own);
        }
        return new RepeatFolder(files);
    }

    private static List<ResponseFile> presentations(Path folder, ResponseFile response, ResponseFormats formats) {
        List<ResponseFile> files = ResponseFormats.byStem(Folders.entries(folder)).values().stream()
                .map(formats::open)
                .toList();
        if (files.size() < 2) {
            throw Problem.in(
                    folder,
                    files.size() + " presentations",
                    "at least two, each with an ending of " + ResponseFormats.KNOWN,
                    "Add the others, or remove the folder.");
        }
        for (ResponseFile file : files) {
            if (file.scans() != response.scans() || file.targets() != response.targets()) {
                throw Problem.in(
                        file.path(),
                        file.scans() + " scans of " + file.targets() + " targets",
                        response.scans() + " of " + response.targets() + " as in " + response.path(),
                        "Cut all presentations of a story to the scans of its response.");
            }
        }
        return files;
    }

    /** Presentations of one story to one subject. */
    List<ResponseFile> of(String subject, String story) {
        return files.getOrDefault(subject, Map.of()).getOrDefault(story, List.of());
    }
}
