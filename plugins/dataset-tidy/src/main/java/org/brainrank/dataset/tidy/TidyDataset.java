package org.brainrank.dataset.tidy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.brainrank.formats.Fingerprint;
import org.brainrank.formats.atlas.Masks;
import org.brainrank.spi.dataset.AlignmentAdvice;
import org.brainrank.spi.dataset.Dataset;
import org.brainrank.spi.dataset.Exclusion;
import org.brainrank.spi.dataset.Geometry;
import org.brainrank.spi.dataset.NuisanceRegressors;
import org.brainrank.spi.dataset.Responses;
import org.brainrank.spi.dataset.Story;
import org.brainrank.spi.dataset.Target;
import org.brainrank.spi.dataset.TargetGrid;
import org.jspecify.annotations.Nullable;

/**
 * A folder of one's own.
 *
 * <p>Opening reads {@code dataset.yaml}, all words and targets, and the shape of every response file; the numbers in
 * those are read and checked by {@link #responses}, and the fingerprint is taken when first asked for.
 */
final class TidyDataset implements Dataset {
    static final String RESPONSES = "responses";

    private final Path folder;
    private final Description description;
    private final List<Story> stories;
    private final ResponseFolder responses;
    private final RegressorFolder regressors;
    private final RepeatFolder repeats;
    private final Optional<Path> targetsFile;
    private final List<Target> targets;
    private final Optional<Path> maskFile;
    private final Optional<ResponseFile> image;
    private final Optional<Geometry> listed;
    private final Optional<Geometry> geometry;
    private final List<String> notes;
    private @Nullable String sha256;

    private TidyDataset(Path folder) {
        this.folder = folder;
        this.description = DescriptionFile.read(folder, () -> FirstImage.repetitionTime(folder));
        List<String> names =
                description.runs().stream().map(Description.Run::story).toList();
        this.stories = names.stream()
                .map(story -> new Story(story, WordsFile.read(wordsFile(folder, story), Complaints.STOP)))
                .toList();
        this.maskFile = VoxelMask.file(folder, description.mask());
        ResponseFormats formats = new ResponseFormats(maskFile.map(Masks::mask), description.atlas());
        this.responses = ResponseFolder.open(folder.resolve(RESPONSES), names, formats, Complaints.STOP);
        this.targetsFile = targetsFile(folder, description);
        this.targets = Shapes.targets(responses.files(), targetsFile, Complaints.STOP);
        this.image = responses.files().values().stream()
                .flatMap(files -> files.values().stream())
                .filter(file -> file.grid().isPresent())
                .findFirst();
        this.listed = CoordinatesFile.read(folder, description, targets);
        this.geometry = listed.or(this::geometryOfImages);
        Shapes.refuseOtherScans(responses.files(), Complaints.STOP);
        Shapes.refuseOtherTimes(responses.files(), description.repetitionTime(), Complaints.STOP);
        List<String> others =
                responses.exclusions().stream().map(Exclusion::subject).toList();
        this.regressors = RegressorFolder.open(folder.resolve(RegressorFolder.NAME), responses.files(), others);
        this.repeats = RepeatFolder.open(folder.resolve(RepeatFolder.NAME), responses.files(), others, formats);
        this.notes = formats.notes();
    }

    private Optional<Geometry> geometryOfImages() {
        return image.flatMap(file -> file.points()
                .map(points -> new Geometry(
                        description.space().or(file::space).orElse("the images' own space"),
                        false,
                        "affine of " + folder.relativize(file.path()).toString().replace('\\', '/'),
                        points)));
    }

    /** The table of targets, if the folder has one. */
    static Optional<Path> targetsFile(Path folder, Description description) {
        return description
                .targets()
                .map(folder::resolve)
                .or(() -> Optional.of(folder.resolve(TargetsFile.NAME)).filter(Files::exists));
    }

    /**
     * Opens a folder.
     *
     * @param folder holds {@code dataset.yaml}
     */
    static TidyDataset open(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw Problem.in(
                    folder,
                    "no such folder",
                    "a folder with " + DescriptionFile.NAME,
                    "Correct 'path' of the dataset; relative paths start where the command was typed.");
        }
        return new TidyDataset(folder);
    }

    /** The words of a story. */
    static Path wordsFile(Path folder, String story) {
        return folder.resolve("stories").resolve(story).resolve("words.tsv");
    }

    @Override
    public String id() {
        return description.id();
    }

    @Override
    public String version() {
        return description.version();
    }

    @Override
    public synchronized String sha256() {
        if (sha256 == null) {
            List<Path> files = new ArrayList<>();
            files.add(folder.resolve(DescriptionFile.NAME));
            targetsFile.ifPresent(files::add);
            maskFile.ifPresent(files::add);
            description.atlas().ifPresent(atlas -> files.addAll(atlas.files()));
            listed.ifPresent(known -> files.add(folder.resolve(CoordinatesFile.NAME)));
            stories.forEach(story -> files.add(wordsFile(folder, story.id())));
            responses.files().values().forEach(run -> run.values().forEach(file -> files.addAll(file.files())));
            files.addAll(optionalFiles());
            sha256 = Fingerprint.of(folder, files);
        }
        return sha256;
    }

    @Override
    public List<Story> stories() {
        return stories;
    }

    @Override
    public List<String> subjects() {
        return List.copyOf(responses.files().keySet());
    }

    @Override
    public List<Exclusion> exclusions() {
        return responses.exclusions();
    }

    @Override
    public List<String> notes() {
        return notes;
    }

    @Override
    public List<Target> targets() {
        return targets;
    }

    @Override
    public Optional<Geometry> geometry() {
        return geometry;
    }

    @Override
    public Optional<TargetGrid> grid() {
        return image.flatMap(ResponseFile::grid);
    }

    /** Regressors, then repeats, subject by subject, in the order of the stories. */
    private List<Path> optionalFiles() {
        List<Path> files = new ArrayList<>();
        responses
                .files()
                .forEach((subject, run) -> run.keySet().forEach(story -> {
                    if (!regressors.files().isEmpty()) {
                        files.add(folder.resolve(RegressorFolder.NAME)
                                .resolve(subject)
                                .resolve(story + ".tsv"));
                    }
                }));
        responses
                .files()
                .forEach((subject, run) -> run.keySet()
                        .forEach(story -> repeats.of(subject, story).forEach(file -> files.addAll(file.files()))));
        return files;
    }

    @Override
    public Optional<NuisanceRegressors> nuisanceRegressors(String subject, String story) {
        file(subject, story);
        return regressors.of(subject, story);
    }

    @Override
    public List<Responses> repeats(String subject, String story) {
        file(subject, story);
        return repeats.of(subject, story).stream()
                .map(file -> responses(file, story))
                .toList();
    }

    @Override
    public Responses responses(String subject, String story) {
        return responses(file(subject, story), story);
    }

    private ResponseFile file(String subject, String story) {
        var files = responses.files().get(subject);
        if (files == null) {
            throw Exclusion.unknown(id(), "subject", subject, subjects(), responses.exclusions());
        }
        ResponseFile file = files.get(story);
        if (file == null) {
            throw Exclusion.unknown(id(), "story", story, files.keySet(), responses.exclusions());
        }
        return file;
    }

    private Responses responses(ResponseFile file, String story) {
        double firstScan = description.runs().stream()
                .filter(run -> run.story().equals(story))
                .mapToDouble(Description.Run::firstScan)
                .findFirst()
                .orElseThrow();
        return new Responses(file.read(), file.scans(), file.targets(), description.repetitionTime(), firstScan);
    }

    @Override
    public AlignmentAdvice advice() {
        return description.advice();
    }

    @Override
    public void close() {
        // Files are opened and closed one by one.
    }
}
