package org.brainrank.dataset.littleprince;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.brainrank.formats.Problem;
import org.brainrank.spi.UserException;

/**
 * Where things lie in the published folders.
 *
 * @param root of ds003643, or of chrplr/lpp_average_subject_en, or both in one
 */
record PrinceFolder(Path root) {
    static final String AVERAGE = "average";

    private static final Pattern SUBJECT = Pattern.compile("sub-EN\\d+");
    private static final Pattern RUN =
            Pattern.compile("sub-EN\\d+_task-lppEN_run-(\\d+)_space-MNIColin27_desc-preproc_bold\\.nii(\\.gz)?");

    /** The table of words: where the dataset has it, or where the average listener's repository has. */
    Path words() {
        String name = "lppEN_word_information.csv";
        Path file = root.resolve("annotation").resolve("EN").resolve(name);
        return Files.exists(file) ? file : root.resolve("annotation").resolve(name);
    }

    /**
     * Runs of everybody.
     *
     * @return subject to runs by ascending number, which differ between people and have gaps; not always nine
     */
    Map<String, List<Path>> runs() {
        Path derivatives = root.resolve("derivatives");
        Map<String, List<Path>> runs = new LinkedHashMap<>();
        for (Path subject : list(derivatives)) {
            if (SUBJECT.matcher(subject.getFileName().toString()).matches()) {
                runs.put(
                        subject.getFileName().toString(),
                        list(subject.resolve("func")).stream()
                                .filter(file -> run(file) >= 0)
                                .sorted(Comparator.comparingInt(PrinceFolder::run))
                                .toList());
            }
        }
        if (runs.isEmpty()) {
            throw Problem.in(
                    derivatives,
                    "no folder sub-ENxxx",
                    "sub-ENxxx/func/sub-ENxxx_task-lppEN_run-NN_space-MNIColin27_desc-preproc_bold.nii.gz",
                    "'brainrank fetch little-prince' brings them.");
        }
        return runs;
    }

    /** Runs of the mean over 49 listeners. */
    Map<String, List<Path>> averageRuns() {
        List<Path> runs = new ArrayList<>();
        for (Section section : Section.ALL) {
            Path file = root.resolve("bold").resolve("lpp_en_avg49ss_run" + section.number() + "_bold.nii.gz");
            if (!Files.exists(file)) {
                throw Problem.in(
                        file,
                        "no such file",
                        "the runs of chrplr/lpp_average_subject_en",
                        "'brainrank fetch little-prince --subjects average' brings them.");
            }
            runs.add(file);
        }
        return Map.of(AVERAGE, runs);
    }

    private static int run(Path file) {
        Matcher name = RUN.matcher(file.getFileName().toString());
        return name.matches() ? Integer.parseInt(name.group(1)) : -1;
    }

    private static List<Path> list(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new UserException("Dataset 'little-prince' has no folder '" + folder
                    + "'. Expected the layout of OpenNeuro's ds003643, or 'listeners: average' and that of"
                    + " chrplr/lpp_average_subject_en; 'brainrank fetch little-prince' brings the first, with '--subjects"
                    + " average' the second.");
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw Problem.unreadable(folder, e);
        }
    }
}
