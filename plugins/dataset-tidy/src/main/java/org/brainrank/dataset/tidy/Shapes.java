package org.brainrank.dataset.tidy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.brainrank.spi.dataset.Target;

/** Checks that all response files agree: targets everywhere, scans within a story, labels where they are given. */
final class Shapes {
    private Shapes() {}

    /**
     * Finds what the columns are.
     *
     * @param files subject to story to file
     * @param table {@code targets.tsv}, if there is one
     * @param complaints hears of each file that is wrong
     * @return a target per column
     */
    static List<Target> targets(
            Map<String, Map<String, ResponseFile>> files, Optional<Path> table, Complaints complaints) {
        List<ResponseFile> all = new ArrayList<>();
        files.values().forEach(stories -> all.addAll(stories.values()));
        ResponseFile first = all.get(0);
        for (ResponseFile file : all) {
            if (file.targets() != first.targets()) {
                complaints.hear(Problem.in(
                        file.path(),
                        file.targets() + " targets",
                        first.targets() + " as in " + first.path(),
                        "Every file has the same targets, in the same order."));
            }
        }
        List<Target> targets = table.map(TargetsFile::read).orElseGet(() -> byLabel(all));
        if (targets.size() != first.targets()) {
            throw Problem.in(
                    table.orElse(first.path()),
                    targets.size() + " targets",
                    first.targets() + ", the columns of " + first.path(),
                    "Give every column a row, in their order.");
        }
        refuseOtherLabels(all, targets, complaints);
        return targets;
    }

    private static List<Target> byLabel(List<ResponseFile> files) {
        return files.stream()
                .map(ResponseFile::labels)
                .filter(labels -> !labels.isEmpty())
                .findFirst()
                .map(labels -> labels.stream()
                        .map(label -> new Target(label, Columns.ALL))
                        .toList())
                .or(() -> files.stream()
                        .map(ResponseFile::places)
                        .filter(places -> !places.isEmpty())
                        .findFirst())
                .orElseGet(() -> IntStream.rangeClosed(1, files.get(0).targets())
                        .mapToObj(number -> new Target("target-" + number, Columns.ALL))
                        .toList());
    }

    private static void refuseOtherLabels(List<ResponseFile> files, List<Target> targets, Complaints complaints) {
        List<String> expected = targets.stream().map(Target::label).collect(Collectors.toList());
        for (ResponseFile file : files) {
            if (!file.labels().isEmpty() && !file.labels().equals(expected)) {
                complaints.hear(Problem.at(
                        file.path(),
                        1,
                        "labels " + file.labels(),
                        expected.toString(),
                        "Bring the columns into the same order everywhere, or drop this line."));
            }
        }
    }

    /**
     * Checks that every subject has as many scans of a story.
     *
     * @param files subject to story to file
     * @param complaints hears of each file that is wrong
     */
    static void refuseOtherScans(Map<String, Map<String, ResponseFile>> files, Complaints complaints) {
        Map<String, ResponseFile> first = files.values().iterator().next();
        for (Map<String, ResponseFile> stories : files.values()) {
            stories.forEach((story, file) -> {
                ResponseFile other = first.get(story);
                if (other != null && file.scans() != other.scans()) {
                    complaints.hear(Problem.in(
                            file.path(),
                            file.scans() + " scans of story '" + story + "'",
                            other.scans() + " as in " + other.path(),
                            "Cut all subjects to the same scans of a story."));
                }
            });
        }
    }

    /**
     * Checks what headers say of time.
     *
     * @param files subject to story to file
     * @param seconds the dataset's repetition time
     * @param complaints hears of each file that is wrong
     */
    static void refuseOtherTimes(Map<String, Map<String, ResponseFile>> files, double seconds, Complaints complaints) {
        files.values()
                .forEach(stories -> stories.values().forEach(file -> {
                    if (!file.agreesWith(seconds)) {
                        complaints.hear(Problem.in(
                                file.path(),
                                "the header says " + stated(file) + " from one scan to the next",
                                seconds + " s, the repetition time of " + DescriptionFile.NAME
                                        + " or of the first image",
                                "Correct the one that is wrong; headers often are."));
                    }
                }));
    }

    private static String stated(ResponseFile file) {
        return file.repetitionTime().isPresent() ? file.repetitionTime().getAsDouble() + " s" : "another time";
    }
}
