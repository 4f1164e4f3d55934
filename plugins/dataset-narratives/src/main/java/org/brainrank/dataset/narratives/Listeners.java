package org.brainrank.dataset.narratives;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.brainrank.spi.dataset.Exclusion;

/**
 * Who heard all of the stories.
 *
 * @param scans the scan used, by listener and task
 * @param exclusions listeners of some of the stories, and why they are not used
 * @param notes which runs were taken where there are several
 */
record Listeners(Map<String, Map<String, Scan>> scans, List<Exclusion> exclusions, List<String> notes) {
    /** Chooses of every listener the first run of every task that nothing speaks against. */
    static Listeners of(NarrativesFolder folder, Space space, List<String> tasks, ScanNotes scanNotes) {
        Map<String, Map<String, Scan>> used = new LinkedHashMap<>();
        List<Exclusion> exclusions = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        folder.scans(space, tasks).forEach((subject, byTask) -> {
            Map<String, Scan> own = new LinkedHashMap<>();
            for (String task : tasks) {
                List<Scan> runs = byTask.getOrDefault(task, List.of());
                List<String> reasons = new ArrayList<>();
                for (Scan run : runs) {
                    Optional<String> reason = unusable(run, folder, space, scanNotes);
                    if (reason.isEmpty()) {
                        own.put(task, run);
                        if (runs.size() > 1) {
                            notes.add("of " + runs.size() + " scans of '" + task + "', run " + run.run()
                                    + " of listener " + subject + " is used");
                        }
                        break;
                    }
                    reasons.add(reason.get());
                }
                if (!own.containsKey(task)) {
                    exclusions.add(new Exclusion(
                            subject,
                            runs.isEmpty() ? "no cleaned scan of '" + task + "'" : String.join("; ", reasons)));
                    return;
                }
            }
            used.put(subject, own);
        });
        return new Listeners(used, List.copyOf(exclusions), List.copyOf(notes));
    }

    private static Optional<String> unusable(Scan run, NarrativesFolder folder, Space space, ScanNotes scanNotes) {
        Path first = run.files().get(0);
        Optional<String> excluded = scanNotes.exclusion(first.getFileName().toString());
        if (excluded.isPresent()) {
            return Optional.of("the authors exclude " + folder.relative(first) + " (" + excluded.get() + ")");
        }
        if (run.files().size() != space.parts().size()) {
            return Optional.of("beside " + folder.relative(first) + " there is no file of the other hemisphere");
        }
        return run.files().stream()
                .filter(file -> !Files.isRegularFile(file))
                .findFirst()
                .map(file -> folder.relative(file) + " is a link to a file that was not fetched (datalad get)");
    }
}
