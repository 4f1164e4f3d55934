package org.brainrank.dataset.tidy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.brainrank.formats.atlas.Labels;
import org.brainrank.formats.atlas.Masks;
import org.brainrank.spi.UserException;
import org.brainrank.spi.dataset.Exclusion;
import org.brainrank.spi.dataset.Target;
import org.brainrank.spi.dataset.Word;

/** Looks at everything in a folder, the numbers too, and collects what is wrong instead of stopping at the first of it. */
final class FolderCheck {
    private final Path folder;
    private final List<String> problems = new ArrayList<>();
    private final Complaints collect = complaint -> add(complaint);

    private FolderCheck(Path folder) {
        this.folder = folder;
    }

    /**
     * Checks.
     *
     * @param folder of the dataset
     * @return a sentence or two for each problem, in the order of the files
     */
    static List<String> of(Path folder) {
        FolderCheck check = new FolderCheck(folder);
        if (Files.isDirectory(folder)) {
            check.all();
        } else {
            check.collect.attempt(() -> TidyDataset.open(folder));
        }
        return List.copyOf(check.problems);
    }

    private void add(UserException complaint) {
        String message = complaint.getMessage();
        if (!problems.contains(message)) {
            problems.add(message);
        }
    }

    private void all() {
        Optional<Description> description =
                collect.attempt(() -> DescriptionFile.read(folder, () -> FirstImage.repetitionTime(folder)));
        List<String> stories = description
                .map(known -> known.runs().stream().map(Description.Run::story).toList())
                .orElseGet(this::foldersOfStories);
        stories.forEach(this::words);
        Optional<Path> maskFile = VoxelMask.file(folder, description.flatMap(Description::mask));
        Optional<Labels> mask = maskFile.flatMap(file -> collect.attempt(() -> Masks.mask(file)));
        if (maskFile.isPresent() && mask.isEmpty()) {
            return; // Which voxels are meant is not known.
        }
        ResponseFormats formats = new ResponseFormats(mask, description.flatMap(Description::atlas));
        collect.attempt(() -> ResponseFolder.open(folder.resolve(TidyDataset.RESPONSES), stories, formats, collect))
                .filter(responses -> !responses.files().isEmpty())
                .ifPresent(responses -> responses(description, formats, responses));
    }

    private List<String> foldersOfStories() {
        return Folders.entries(folder.resolve("stories")).stream()
                .filter(Files::isDirectory)
                .map(story -> story.getFileName().toString())
                .toList();
    }

    private void words(String story) {
        Path file = TidyDataset.wordsFile(folder, story);
        Optional<List<Word>> words = collect.attempt(() -> WordsFile.read(file, collect));
        if (words.isPresent() && words.get().isEmpty()) {
            add(Problem.in(file, "no word that is right", "at least one", "Mend the rows."));
        }
    }

    private void responses(Optional<Description> description, ResponseFormats formats, ResponseFolder responses) {
        Map<String, Map<String, ResponseFile>> files = responses.files();
        Optional<Path> table = description
                .map(known -> TidyDataset.targetsFile(folder, known))
                .orElseGet(() -> Optional.of(folder.resolve(TargetsFile.NAME)).filter(Files::exists));
        Optional<List<Target>> targets = collect.attempt(() -> Shapes.targets(files, table, collect));
        if (description.isPresent() && targets.isPresent()) {
            collect.attempt(() -> CoordinatesFile.read(folder, description.get(), targets.get()));
        }
        Shapes.refuseOtherScans(files, collect);
        description.ifPresent(known -> Shapes.refuseOtherTimes(files, known.repetitionTime(), collect));
        files.values().forEach(stories -> stories.values().forEach(file -> collect.attempt(file::read)));
        List<String> others =
                responses.exclusions().stream().map(Exclusion::subject).toList();
        collect.attempt(() -> RegressorFolder.open(folder.resolve(RegressorFolder.NAME), files, others))
                .ifPresent(regressors -> regressors
                        .files()
                        .values()
                        .forEach(stories -> stories.values().forEach(file -> collect.attempt(file::read))));
        collect.attempt(() -> RepeatFolder.open(folder.resolve(RepeatFolder.NAME), files, others, formats))
                .ifPresent(repeats -> repeats.files()
                        .values()
                        .forEach(stories -> stories.values()
                                .forEach(presentations -> presentations.forEach(file -> collect.attempt(file::read)))));
    }
}
