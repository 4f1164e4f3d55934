package org.brainrank.dataset.narratives;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.brainrank.spi.UserException;

/**
 * Where things lie in the published folder.
 *
 * @param root holds {@code derivatives}, {@code stimuli} and perhaps {@code code}
 */
record NarrativesFolder(Path root) {
    Path cleaned() {
        return root.resolve("derivatives/afni-nosmooth");
    }

    Path words(Timing story) {
        return root.resolve("stimuli/gentle").resolve(story.task()).resolve("align.csv");
    }

    Path code() {
        return root.resolve("code");
    }

    /** Labels of the multimodal parcellation that come with the responses. */
    Path glasser(String hemisphere) {
        return cleaned().resolve(glasserName(hemisphere));
    }

    /** Where they are below the cleaned responses. */
    static String glasserName(String hemisphere) {
        return "tpl-fsaverage6/tpl-fsaverage6_hemi-" + hemisphere + "_desc-MMP_dseg.label.gii";
    }

    /** A place without the machine's own folders: reasons of exclusions end up in results. */
    String relative(Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    /**
     * Every scan of some tasks, by listener and task, runs in order. Files whose names are there and whose contents were
     * not fetched count as there.
     */
    Map<String, Map<String, List<Scan>>> scans(Space space, List<String> tasks) {
        Map<String, Map<String, List<Scan>>> found = new TreeMap<>();
        for (Path subject : list(cleaned())) {
            if (subject.getFileName().toString().startsWith("sub-") && Files.isDirectory(subject.resolve("func"))) {
                Map<String, List<Scan>> own = scans(list(subject.resolve("func")), space, tasks);
                if (!own.isEmpty()) {
                    found.put(subject.getFileName().toString(), own);
                }
            }
        }
        if (found.isEmpty()) {
            throw new UserException("Folder '" + cleaned() + "' has no cleaned scan of " + String.join(", ", tasks)
                    + ", a file like sub-001/func/sub-001_task-" + tasks.get(0) + ending(space)
                    + ". 'brainrank fetch narratives --stories " + String.join(",", tasks)
                    + "' brings those on the surface; see the README of dataset-narratives. Or name other 'stories' or another"
                    + " 'space'.");
        }
        return found;
    }

    private static String ending(Space space) {
        return space == Space.MNI
                ? "_space-MNI152NLin2009cAsym_res-native_desc-clean_bold.nii.gz"
                : "_space-fsaverage6_hemi-L_desc-clean.func.gii";
    }

    private static Map<String, List<Scan>> scans(List<Path> files, Space space, List<String> tasks) {
        Map<String, TreeMap<Integer, List<Path>>> byRun = new TreeMap<>();
        for (String part : space.parts()) {
            for (Path file : files) {
                Matcher name = space.fileName().matcher(file.getFileName().toString());
                if (name.matches() && name.group(4).equals(part) && tasks.contains(name.group(2))) {
                    int run = name.group(3) == null ? 1 : Integer.parseInt(name.group(3));
                    byRun.computeIfAbsent(name.group(2), task -> new TreeMap<>())
                            .computeIfAbsent(run, number -> new ArrayList<>())
                            .add(file);
                }
            }
        }
        Map<String, List<Scan>> scans = new TreeMap<>();
        byRun.forEach((task, runs) -> scans.put(
                task,
                runs.entrySet().stream()
                        .map(entry -> new Scan(entry.getKey(), entry.getValue()))
                        .toList()));
        return scans;
    }

    private List<Path> list(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new UserException("Dataset 'narratives' has no folder '" + folder
                    + "'. Expected derivatives/afni-nosmooth/sub-NNN/func and stimuli/gentle as published below '"
                    + root
                    + "'; 'brainrank fetch narratives' brings them.");
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UserException("Cannot list '" + folder + "': " + e + ". Check that the folder can be read.", e);
        }
    }
}
