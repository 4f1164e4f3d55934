package org.brainrank.dataset.littleprince;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.brainrank.formats.Fingerprint;
import org.brainrank.formats.Grid;
import org.brainrank.formats.Problem;
import org.brainrank.formats.atlas.Masks;
import org.brainrank.formats.atlas.Selection;
import org.brainrank.formats.nifti.NiftiFile;
import org.brainrank.spi.UserException;
import org.brainrank.spi.dataset.AlignmentAdvice;
import org.brainrank.spi.dataset.Dataset;
import org.brainrank.spi.dataset.Exclusion;
import org.brainrank.spi.dataset.Geometry;
import org.brainrank.spi.dataset.Responses;
import org.brainrank.spi.dataset.Story;
import org.brainrank.spi.dataset.Target;
import org.jspecify.annotations.Nullable;

/**
 * Nine sections, a run each. Opening reads words, masks and the headers of runs; volumes are read when asked for.
 *
 * <h2>Clock</h2>
 * The published runs begin with the audio and end 4 scans after it, so volume i starts at audio time 2 i s. Their numbers of
 * volumes are checked.
 */
final class PrinceDataset implements Dataset {
    static final String ID = "little-prince";
    static final String VERSION = "ds003643-2.0.7";
    static final double REPETITION_TIME = 2.0;

    private static final AlignmentAdvice ADVICE = new AlignmentAdvice(
            AlignmentAdvice.Response.GLOVER,
            0,
            List.of(1, 2, 3, 4),
            10,
            10,
            0,
            128,
            List.of(),
            "Bonnasse-Gahot and Pallier 2024 (arXiv:2405.17992): Glover's response, 10 scans trimmed at either end; high-pass"
                    + " of 128 s: usual, not theirs");

    private final PrinceFolder folder;
    private final Path mask;
    private final Path wordFile;
    private final List<Story> stories;
    private final Map<String, List<Path>> runs = new LinkedHashMap<>();
    private final List<Exclusion> exclusions = new ArrayList<>();
    private final Grid grid;
    private final Selection selection;
    private @Nullable String sha256;

    private PrinceDataset(
            PrinceFolder folder, Map<String, List<Path>> found, Path mask, boolean nearest, boolean means) {
        this.folder = folder;
        this.mask = mask;
        this.wordFile = folder.words();
        this.stories = WordTable.read(wordFile);
        found.forEach((subject, files) -> {
            Optional<String> reason = unusable(files);
            reason.ifPresent(why -> exclusions.add(new Exclusion(subject, why)));
            if (reason.isEmpty()) {
                runs.put(subject, files);
            }
        });
        if (runs.isEmpty()) {
            throw new UserException("Dataset 'little-prince' has no usable listener in '" + folder.root()
                    + "'. The first of " + exclusions.size() + ": "
                    + exclusions.get(0).reason());
        }
        Path first = runs.values().iterator().next().get(0);
        try (NiftiFile image = NiftiFile.open(first)) {
            this.grid = image.grid();
        }
        this.selection = Masks.images(mask, grid, nearest, means);
        runs.values().forEach(files -> files.forEach(this::requireGrid));
    }

    static PrinceDataset open(PrinceFolder folder, boolean average, Path mask, boolean nearest, boolean means) {
        return new PrinceDataset(folder, average ? folder.averageRuns() : folder.runs(), mask, nearest, means);
    }

    private Optional<String> unusable(List<Path> files) {
        if (files.size() != Section.ALL.size()) {
            return Optional.of(files.size() + " runs; expected 9, one for each section. Fetch the others.");
        }
        for (Section section : Section.ALL) {
            Path file = files.get(section.number() - 1);
            try (NiftiFile image = NiftiFile.open(file)) {
                if (image.scans() != section.scans()) {
                    return Optional.of(folder.root().relativize(file).toString().replace('\\', '/') + " has "
                            + image.scans() + " volumes; section " + section.number() + " has " + section.scans()
                            + ". Runs are sorted by their numbers: is one missing, or one too many?");
                }
            }
        }
        return Optional.empty();
    }

    private void requireGrid(Path file) {
        try (NiftiFile image = NiftiFile.open(file)) {
            Grid own = image.grid();
            if (!own.isSameAs(grid)) {
                throw Problem.in(
                        file,
                        own.described(),
                        grid.described() + ", as the first run has",
                        "Resample it, or fetch it again.");
            }
        }
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String version() {
        return VERSION;
    }

    @Override
    public synchronized String sha256() {
        if (sha256 == null) {
            List<Path> files = new ArrayList<>();
            files.add(wordFile);
            files.addAll(Masks.files(mask));
            runs.values().forEach(files::addAll);
            sha256 = Fingerprint.of(folder.root(), files);
        }
        return sha256;
    }

    @Override
    public List<Story> stories() {
        return stories;
    }

    @Override
    public List<String> subjects() {
        return List.copyOf(runs.keySet());
    }

    @Override
    public List<Exclusion> exclusions() {
        return List.copyOf(exclusions);
    }

    @Override
    public List<Target> targets() {
        return selection.targets(Target::new);
    }

    @Override
    public Optional<Geometry> geometry() {
        return Optional.of(new Geometry(
                "MNIColin27",
                false,
                selection.means() ? "centres of the masks' voxels" : "centres of voxels, from the images' headers",
                selection.centres(grid).stream()
                        .map(at -> new Geometry.Point(at[0], at[1], at[2]))
                        .toList()));
    }

    @Override
    public Responses responses(String subject, String story) {
        List<Path> files = runs.get(subject);
        if (files == null) {
            throw Exclusion.unknown(ID, "listener", subject, runs.keySet(), exclusions);
        }
        List<String> ids = stories.stream().map(Story::id).toList();
        if (!ids.contains(story)) {
            throw Exclusion.unknown(ID, "story", story, ids, exclusions);
        }
        Path file = files.get(ids.indexOf(story));
        try (NiftiFile image = NiftiFile.open(file)) {
            float[] values = selection.read(image, 0, image.scans(), file);
            return new Responses(values, image.scans(), values.length / image.scans(), REPETITION_TIME, 0);
        }
    }

    @Override
    public AlignmentAdvice advice() {
        return ADVICE;
    }

    @Override
    public void close() {
        // Files are opened and closed one by one.
    }
}
