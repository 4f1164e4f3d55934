package org.brainrank.dataset.lebel2023;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.brainrank.formats.Problem;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * {@code respdict.json}: scans of every story.
 *
 * @param file where it is
 * @param scans story to number of scans
 */
record ResponseDictionary(Path file, Map<String, Integer> scans) {
    private static final String EXPECTED = "{\"story\": scans, …}";
    private static final String MEND = "Fetch the file again.";

    /** Reads it; JSON is YAML too. */
    static ResponseDictionary read(Path file) {
        Object content;
        try (Reader reader = Files.newBufferedReader(file)) {
            content = new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
        } catch (IOException e) {
            throw Problem.unreadable(file, e);
        } catch (YAMLException e) {
            throw Problem.in(file, "no JSON (" + Problem.shortened(e.getMessage()) + ")", EXPECTED, MEND);
        }
        Map<String, Integer> scans = new TreeMap<>();
        if (content instanceof Map<?, ?> entries) {
            entries.forEach((story, count) -> {
                if (!(count instanceof Integer whole)) {
                    throw Problem.in(file, "'" + story + "': " + count, "a number of scans", MEND);
                }
                scans.put(String.valueOf(story), whole);
            });
        }
        if (scans.isEmpty()) {
            throw Problem.in(file, "no story", EXPECTED, MEND);
        }
        return new ResponseDictionary(file, scans);
    }

    /** How many rows the responses to a story have. */
    int rows(String story) {
        Integer count = scans.get(story);
        if (count == null) {
            throw Problem.in(file, "no story '" + story + "'", "its number of scans", MEND);
        }
        return Clock.rows(story, count);
    }
}
