package org.brainrank.dataset.narratives;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.brainrank.formats.Problem;
import org.yaml.snakeyaml.nodes.Node;

/**
 * What the authors noted about scans, in {@code code/} of the collection: {@code event_meta.json}, when stories begin, and {@code
 * scan_exclude.json}, which scans not to use.
 *
 * @param files those that are there
 * @param excluded what a file's name has in it, by where that is said
 * @param timings of the stories asked for
 * @param notes what a run should say of them
 */
record ScanNotes(List<Path> files, Map<String, String> excluded, List<Timing> timings, List<String> notes) {
    private static final String EVENTS = "event_meta.json";
    private static final String EXCLUDED = "scan_exclude.json";

    /**
     * Reads what is there.
     *
     * @param code folder {@code code/}; need not exist
     * @param stories as built in
     */
    static ScanNotes read(Path code, List<Timing> stories) {
        List<Path> files = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        List<Timing> timings = stories;
        Path events = code.resolve(EVENTS);
        if (Files.exists(events)) {
            files.add(events);
            timings = stories.stream().map(story -> timing(events, story)).toList();
            for (int i = 0; i < timings.size(); i++) {
                if (!timings.get(i).equals(stories.get(i))) {
                    notes.add("code/" + EVENTS + " has story '" + stories.get(i).story() + "' from scan "
                            + timings.get(i).onset() + " for " + timings.get(i).duration()
                            + " scans, the published one from " + stories.get(i).onset() + " for "
                            + stories.get(i).duration() + "; the file's are used");
                }
            }
        }
        Map<String, String> excluded = new LinkedHashMap<>();
        Path list = code.resolve(EXCLUDED);
        if (Files.exists(list)) {
            files.add(list);
            excluded.putAll(excluded(list));
        } else {
            notes.add("there is no code/" + EXCLUDED + ", so that scans which the authors exclude are used");
        }
        return new ScanNotes(List.copyOf(files), excluded, timings, List.copyOf(notes));
    }

    private static Timing timing(Path file, Timing story) {
        JsonFile json = JsonFile.read(file);
        Map<String, Node> tasks = json.object(json.root());
        Node task = tasks.get(story.task());
        Node event = task == null ? null : json.object(task).get(story.event());
        if (event == null) {
            throw Problem.in(
                    file,
                    "no event '" + story.event() + "' of task '" + story.task() + "'",
                    "its onset and duration in scans",
                    "Take the file as published, or leave story '" + story.story() + "' out.");
        }
        Map<String, Node> fields = json.object(event);
        return story.at(json.scans(fields, event, "onset", 0), json.scans(fields, event, "duration", 1));
    }

    private static Map<String, String> excluded(Path file) {
        JsonFile json = JsonFile.read(file);
        Map<String, String> excluded = new LinkedHashMap<>();
        for (Node task : json.object(json.root()).values()) {
            for (Node subject : json.object(task).values()) {
                for (Node scan : json.array(subject)) {
                    excluded.put(json.text(scan), "code/" + EXCLUDED + ", line " + JsonFile.line(scan));
                }
            }
        }
        return excluded;
    }

    /**
     * Whether the authors exclude a scan.
     *
     * @param fileName of it
     * @return where they say so
     */
    Optional<String> exclusion(String fileName) {
        // As their own code does it: the name of a scan without run numbers stands for all of its runs. An underscore
        // ends
        // it, so that task-pieman is not task-piemanpni.
        return excluded.entrySet().stream()
                .filter(entry -> fileName.startsWith(entry.getKey() + "_"))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
