package org.brainrank.dataset.littleprince;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.brainrank.formats.Fingerprint;
import org.brainrank.formats.Grid;
import org.brainrank.formats.Problem;
import org.brainrank.formats.nifti.NiftiFile;
import org.brainrank.formats.selection.Masks;
import org.brainrank.formats.selection.Region;
import org.brainrank.formats.selection.Selection;
import org.brainrank.spi.Nearest;
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

    private PrinceDataset(PrinceFolder folder, Map<String, List<Path>> found, Path mask, boolean means) {
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
        this.selection = Masks.images(mask, grid, means);
        runs.values().forEach(files -> files.forEach(this::requireGrid));
    }

    static PrinceDataset open(PrinceFolder folder, boolean average, Path mask, boolean means) {
        return new PrinceDataset(folder, average ? folder.averageRuns() : folder.runs(), mask, means);
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
            if (own.nx() != grid.nx() || own.ny() != grid.ny() || own.nz() != grid.nz() || !close(own, grid)) {
                throw Problem.in(
                        file,
                        "a grid of " + own.nx() + " × " + own.ny() + " × " + own.nz() + " voxels at "
                                + own.affine().rows(),
                        grid.nx() + " × " + grid.ny() + " × " + grid.nz() + " at "
                                + grid.affine().rows() + ", as the first run has",
                        "Resample it, or fetch it again.");
            }
        }
    }

    private static boolean close(Grid one, Grid other) {
        return IntStream.range(0, 12)
                .allMatch(i -> Math.abs(one.affine().rows().get(i)
                                - other.affine().rows().get(i))
                        < 1e-3);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String version() {
        return "ds003643-2.0.7";
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
        return selection.kept().stream()
                .map(kept -> new Target(kept.label(), kept.region()))
                .toList();
    }

    @Override
    public Optional<Geometry> geometry() {
        List<Geometry.Point> points = new ArrayList<>();
        for (Region region : selection.regions()) {
            double[][] own =
                    Arrays.stream(region.columns()).mapToObj(grid::point).toArray(double[][]::new);
            if (selection.means()) {
                points.add(point(mean(own)));
            } else {
                Arrays.stream(own).map(PrinceDataset::point).forEach(points::add);
            }
        }
        return Optional.of(new Geometry(
                "MNIColin27",
                false,
                selection.means() ? "centres of the masks' voxels" : "centres of voxels, from the images' headers",
                points));
    }

    private static double[] mean(double[]... points) {
        return IntStream.range(0, 3)
                .mapToDouble(axis -> Arrays.stream(points)
                        .mapToDouble(point -> point[axis])
                        .average()
                        .orElseThrow())
                .toArray();
    }

    private static Geometry.Point point(double... point) {
        return new Geometry.Point(point[0], point[1], point[2]);
    }

    @Override
    public Responses responses(String subject, String story) {
        List<Path> files = runs.get(subject);
        if (files == null) {
            throw unknown("listener", subject, runs.keySet());
        }
        List<String> ids = stories.stream().map(Story::id).toList();
        if (!ids.contains(story)) {
            throw unknown("story", story, ids);
        }
        Path file = files.get(ids.indexOf(story));
        try (NiftiFile image = NiftiFile.open(file)) {
            float[] values = selection.read(image, file);
            return new Responses(values, image.scans(), values.length / image.scans(), REPETITION_TIME, 0);
        }
    }

    private UserException unknown(String kind, String name, Collection<String> known) {
        return new UserException("Dataset 'little-prince' has no usable " + kind + " '" + name + "'. "
                + exclusions.stream()
                        .filter(exclusion -> exclusion.subject().equals(name))
                        .map(Exclusion::reason)
                        .findFirst()
                        .orElseGet(() -> Nearest.hint(name, known)));
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
