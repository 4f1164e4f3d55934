package org.brainrank.fetch;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.brainrank.spi.Nearest;
import org.brainrank.spi.UserException;
import org.brainrank.spi.dataset.Archive;

/**
 * Which part of an archive is wanted. Files that belong to no subject come whichever subjects are chosen, and likewise for stories.
 *
 * @param subjects as the dataset calls them; empty, or {@code all} alone, for all
 * @param stories as the dataset calls them; empty, or {@code all} alone, for all
 */
public record Choice(List<String> subjects, List<String> stories) {
    private static final int SHOWN = 8;

    /** Copies the lists. */
    public Choice {
        subjects = List.copyOf(subjects);
        stories = List.copyOf(stories);
    }

    /**
     * The same choice, with what usually comes where nothing is chosen.
     *
     * @param archive that says what is usual
     * @return the choice
     */
    public Choice orUsual(Archive archive) {
        return new Choice(
                subjects.isEmpty() ? archive.usualSubjects() : subjects,
                stories.isEmpty() ? archive.usualStories() : stories);
    }

    /** What it leaves, in words. */
    @Override
    public String toString() {
        return "subjects " + shown(subjects) + "; stories " + shown(stories);
    }

    private static String shown(List<String> chosen) {
        int more = chosen.size() - SHOWN;
        return isAll(chosen)
                ? "all"
                : String.join(", ", chosen.subList(0, Math.min(SHOWN, chosen.size())))
                        + (more > 0 ? " and " + more + " more" : "");
    }

    private static boolean isAll(List<String> chosen) {
        return chosen.isEmpty() || chosen.equals(List.of("all"));
    }

    /**
     * The files that are wanted.
     *
     * @param id of the dataset, for messages
     * @param archive all of them
     * @return with at least one file
     * @throws UserException if a subject or a story is not in the archive, or a subject has none of the stories
     */
    public List<Archive.File> of(String id, Archive archive) {
        require(id, "subject", subjects, archive, Archive.File::subjects);
        require(id, "story", stories, archive, Archive.File::stories);
        List<Archive.File> chosen = archive.files().stream()
                .filter(file -> wanted(file.subjects(), subjects) && wanted(file.stories(), stories))
                .toList();
        for (String subject : isAll(subjects) ? List.<String>of() : subjects) {
            if (chosen.stream().noneMatch(file -> file.subjects().contains(subject))) {
                throw new UserException(id + " has nothing of subject '" + subject + "' for the stories "
                        + String.join(", ", stories) + ". It has, for --stories: "
                        + archive.files().stream()
                                .filter(file -> file.subjects().contains(subject))
                                .flatMap(file -> file.stories().stream())
                                .distinct()
                                .sorted()
                                .collect(Collectors.joining(", ")));
            }
        }
        return chosen;
    }

    private static boolean wanted(List<String> owners, List<String> chosen) {
        return owners.isEmpty() || isAll(chosen) || owners.stream().anyMatch(chosen::contains);
    }

    private static void require(
            String id, String what, List<String> chosen, Archive archive, Function<Archive.File, List<String>> owners) {
        Set<String> known = new TreeSet<>();
        archive.files().forEach(file -> known.addAll(owners.apply(file)));
        for (String name : isAll(chosen) ? List.<String>of() : chosen) {
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
