package org.brainrank.fetch;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.brainrank.spi.Nearest;
import org.brainrank.spi.UserException;
import org.brainrank.spi.dataset.Archive;

/**
 * Which part of an archive is wanted. Files that belong to no subject come whichever subjects are chosen, and likewise for stories.
 *
 * @param subjects as the dataset calls them, or {@value #ALL}; empty for the usual ones
 * @param stories as the dataset calls them, or {@value #ALL}; empty for the usual ones
 */
public record Choice(List<String> subjects, List<String> stories) {
    private static final String ALL = "all";

    /** Copies the lists. */
    public Choice {
        subjects = List.copyOf(subjects);
        stories = List.copyOf(stories);
    }

    /**
     * The files that are wanted.
     *
     * @param id of the dataset, for messages
     * @param archive all of them
     * @return with at least one file
     * @throws UserException if a subject or a story is not in the archive
     */
    public List<Archive.File> of(String id, Archive archive) {
        List<String> some = resolved(subjects, archive.usual().subjects());
        List<String> told = resolved(stories, archive.usual().stories());
        require(id, "subject", some, archive, Archive.File::subjects);
        require(id, "story", told, archive, Archive.File::stories);
        List<Archive.File> chosen = archive.files().stream()
                .filter(file -> wanted(file.subjects(), some) && wanted(file.stories(), told))
                .toList();
        if (chosen.isEmpty()) {
            throw new UserException("no file of " + id + " is of subjects " + String.join(", ", some) + " and stories "
                    + String.join(", ", told) + " at once");
        }
        return chosen;
    }

    /** Empty for all. */
    private static List<String> resolved(List<String> chosen, List<String> usual) {
        return chosen.isEmpty() ? usual : chosen.equals(List.of(ALL)) ? List.of() : chosen;
    }

    private static boolean wanted(List<String> owners, List<String> chosen) {
        return owners.isEmpty() || chosen.isEmpty() || owners.stream().anyMatch(chosen::contains);
    }

    private static void require(
            String id, String what, List<String> chosen, Archive archive, Function<Archive.File, List<String>> owners) {
        Set<String> known = new TreeSet<>();
        archive.files().forEach(file -> known.addAll(owners.apply(file)));
        for (String name : chosen) {
            if (known.isEmpty()) {
                throw new UserException("the files of " + id + " are not told apart by " + what
                        + ": all are fetched, so leave the option out");
            }
            if (!known.contains(name)) {
                throw new UserException(id + " has no " + what + " '" + name + "'. " + Nearest.hint(name, known));
            }
        }
    }
}
