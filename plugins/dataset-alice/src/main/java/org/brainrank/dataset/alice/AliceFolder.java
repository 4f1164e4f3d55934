package org.brainrank.dataset.alice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.brainrank.spi.UserException;

/**
 * Where things lie in the published folder.
 *
 * @param root holds {@code alice_data_shared} and {@code alice_stim_shared}
 * @param radius of the ROIs in millimetres, {@code 10} or {@code 6}
 */
record AliceFolder(Path root, String radius) {
    private static final Pattern TIMECOURSES = Pattern.compile("(s\\d+)-timecourses\\.txt");

    /**
     * The annotation of the audio.
     *
     * @return the one TextGrid of {@code alice_stim_shared}
     */
    Path textGrid() {
        Path folder = root.resolve("alice_stim_shared");
        List<Path> grids = list(folder).stream()
                .filter(file -> file.getFileName().toString().endsWith(".TextGrid"))
                .toList();
        if (grids.size() != 1) {
            throw new UserException(
                    "Folder '" + folder + "' has " + grids.size() + " files *.TextGrid; expected the one"
                            + " published as DownTheRabbitHoleFinal_exp120_pad_1.TextGrid. Unpack the stimuli again.");
        }
        return grids.get(0);
    }

    /**
     * The responses.
     *
     * @return {@code sNN-timecourses.txt} of this radius, sorted by name; at least one
     */
    List<Path> timecourses() {
        Path folder = root.resolve("alice_data_shared").resolve(radius + "mm");
        List<Path> files = list(folder).stream()
                .filter(file ->
                        TIMECOURSES.matcher(file.getFileName().toString()).matches())
                .toList();
        if (files.isEmpty()) {
            throw new UserException(
                    "Folder '" + folder
                            + "' has no file sNN-timecourses.txt; expected one per listener, s18 to s53. Unpack the data again.");
        }
        return files;
    }

    /**
     * Where a listener's head motion is.
     *
     * @param subject for example {@code s18}
     * @return {@code sNN-rp_*.txt} beside the folders of time courses; empty if it was not unpacked
     */
    Optional<Path> motion(String subject) {
        return list(root.resolve("alice_data_shared")).stream()
                .filter(file -> file.getFileName().toString().startsWith(subject + "-rp_"))
                .findFirst();
    }

    /**
     * Whose responses a file holds.
     *
     * @param file one of {@link #timecourses()}
     * @return for example {@code s18}
     */
    static String subject(Path file) {
        Matcher name = TIMECOURSES.matcher(file.getFileName().toString());
        if (!name.matches()) {
            throw new IllegalArgumentException("not a file of time courses: " + file);
        }
        return name.group(1);
    }

    /**
     * A file's place without the machine's own folders: reasons of exclusions end up in results.
     *
     * @param file somewhere below the root
     * @return for example {@code alice_data_shared/10mm/s18-timecourses.txt}
     */
    String relative(Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    /**
     * The bytes of a file.
     *
     * @param file somewhere below the root
     * @return all of them
     */
    static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UserException("Cannot read '" + file + "': " + e + ". Check that the file can be read.", e);
        }
    }

    private static List<Path> list(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new UserException("Dataset 'alice' has no folder '" + folder
                    + "'. Expected alice_data_shared/{6mm,10mm}/sNN-timecourses.txt and alice_stim_shared/*.TextGrid as"
                    + " published; see the README of dataset-alice for where to get them.");
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UserException("Cannot list '" + folder + "': " + e + ". Check that the folder can be read.", e);
        }
    }
}
