package org.brainrank.dataset.lebel2023;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.brainrank.formats.Problem;

/**
 * Where things lie in the published folder.
 *
 * @param root holds {@code derivative}, as OpenNeuro's ds003020 does
 */
record LebelFolder(Path root) {
    private static final String RESPONSES = ".hf5";

    Path dictionary() {
        return root.resolve("derivative").resolve("respdict.json");
    }

    Path grid(String story) {
        return root.resolve("derivative").resolve("TextGrids").resolve(story + ".TextGrid");
    }

    Path responses(String subject, String story) {
        return subject(subject).resolve(story + RESPONSES);
    }

    boolean hasSubject(String subject) {
        return Files.isDirectory(subject(subject));
    }

    /**
     * What a subject heard.
     *
     * @param subject whose folder is there
     * @return stories by name, perhaps none
     */
    List<String> stories(String subject) {
        try (Stream<Path> files = Files.list(subject(subject))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(RESPONSES) && !name.startsWith("."))
                    .map(name -> name.substring(0, name.length() - RESPONSES.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw Problem.unreadable(subject(subject), e);
        }
    }

    Path subject(String subject) {
        return root.resolve("derivative").resolve("preprocessed_data").resolve(subject);
    }
}
