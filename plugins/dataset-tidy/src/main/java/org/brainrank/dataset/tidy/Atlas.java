package org.brainrank.dataset.tidy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.brainrank.formats.Grid;
import org.brainrank.formats.atlas.LabelFile;
import org.brainrank.formats.atlas.LabelNames;
import org.brainrank.formats.atlas.Labels;
import org.brainrank.formats.atlas.Parcellation;
import org.brainrank.formats.atlas.Region;
import org.brainrank.formats.atlas.RegionsOfInterest;
import org.brainrank.formats.cifti.CiftiFile;
import org.brainrank.spi.Nearest;
import org.brainrank.spi.UserException;
import org.brainrank.spi.dataset.TargetGrid.Piece;
import org.brainrank.spi.dataset.TargetGrid.Places;
import org.brainrank.spi.dataset.TargetGrid.Surface;
import org.brainrank.spi.dataset.TargetGrid.Volume;
import org.yaml.snakeyaml.nodes.Node;

/**
 * The section {@code atlas} of {@code dataset.yaml}: which region every column belongs to.
 *
 * @param section for what is wrong
 * @param labels files by key: {@code labels}, or {@code left} and {@code right}, or all three
 * @param names file of regions' names
 * @param numbered whether keys are the numbers of Glasser et al. 2016
 * @param means whether targets are means over regions
 * @param nearest whether labels of voxels are moved to the images' grid
 */
record Atlas(
        YamlSection section,
        Map<String, Path> labels,
        Optional<Path> names,
        boolean numbered,
        boolean means,
        boolean nearest) {
    static final List<String> KEYS = List.of("labels", "left", "right", "names", "regions", "targets", "resample");

    private static final String LABELS = "labels";
    private static final String LEFT = "left";
    private static final String RIGHT = "right";
    private static final String GLASSER = "glasser";
    private static final String A_REGION = "a region";
    private static final List<String> TARGETS = List.of("regions", "voxels", "vertices");

    Atlas {
        labels = Map.copyOf(labels);
    }

    /**
     * Reads the section; files are looked for, not read.
     *
     * @param section of it
     * @param folder of the dataset
     */
    static Atlas of(YamlSection section, Path folder) {
        Map<String, Path> labels = new LinkedHashMap<>();
        for (String key : List.of(LABELS, LEFT, RIGHT)) {
            section.find(key).ifPresent(node -> labels.put(key, file(section, key, folder)));
        }
        if (labels.isEmpty() || labels.containsKey(LEFT) != labels.containsKey(RIGHT)) {
            throw section.problem(
                    section.node(),
                    "labels of " + labels.keySet(),
                    "'labels: FILE', or 'left: FILE' and 'right: FILE', or all three",
                    "Add the missing one.");
        }
        boolean numbered = section.find("names")
                .filter(node -> section.text("names").equals(GLASSER))
                .isPresent();
        String targets = section.oneOf("targets", TARGETS);
        return new Atlas(
                section,
                labels,
                section.find("names").filter(node -> !numbered).map(node -> file(section, "names", folder)),
                numbered,
                targets.equals(TARGETS.get(0)),
                section.oneOf("resample", List.of("none", "nearest")).equals("nearest"));
    }

    private static Path file(YamlSection section, String key, Path folder) {
        Path file = folder.resolve(section.fileName(section.need(key), "'" + key + "'"));
        if (!java.nio.file.Files.isRegularFile(file)) {
            throw section.problem(
                    section.need(key),
                    "'" + key + "' names " + file.getFileName() + ", and there is no such file",
                    "a file beside " + DescriptionFile.NAME,
                    "Correct the name, or copy the file there.");
        }
        return file;
    }

    /** All files that decide regions, in a fixed order. */
    List<Path> files() {
        List<Path> files = new ArrayList<>();
        List.of(LABELS, LEFT, RIGHT)
                .forEach(key -> Optional.ofNullable(labels.get(key)).ifPresent(files::add));
        names.ifPresent(files::add);
        return files;
    }

    /**
     * The regions of the columns of a file.
     *
     * @param columns of it
     * @param inside whether a column may belong to a region
     * @param file for messages
     * @param notes hears of what was done on the way
     */
    Parcellation on(Columns columns, boolean[] inside, Path file, Consumer<String> notes) {
        Optional<LabelNames> table = names.map(LabelNames::read);
        Whole whole = whole(columns, table, file, notes);
        Parcellation atlas = numbered ? RegionsOfInterest.ofMultimodal(whole.atlas) : RegionsOfInterest.of(whole.atlas);
        Parcellation chosen = chosen(atlas.named(files().get(0)), table);
        int[] kept = Arrays.stream(whole.columnOf)
                .map(column -> column >= 0 && inside[column] ? column : -1)
                .toArray();
        List<Region> left =
                chosen.moved(kept, columns.count()).map(Parcellation::regions).orElse(List.of());
        for (Node node : wanted()) {
            if (left.stream().noneMatch(region -> is(region, section.scalar(node, A_REGION)))) {
                throw empty(node, "region '" + section.scalar(node, A_REGION) + "'", file);
            }
        }
        if (left.isEmpty()) {
            throw empty(section.node(), "any region", file);
        }
        List<String> lost = chosen.regions().stream()
                .map(Region::name)
                .filter(name -> left.stream().noneMatch(region -> region.name().equals(name)))
                .toList();
        if (!lost.isEmpty()) {
            notes.accept("regions of the atlas without a column in the responses (and mask), left out: "
                    + Problem.shortened(lost));
        }
        return new Parcellation(columns.count(), left);
    }

    private UserException empty(Node node, String what, Path file) {
        return section.problem(
                node,
                "no column of " + file.getFileName() + ", inside the mask if there is one, is in " + what,
                "at least one",
                "Leave the region out of 'regions', or correct mask or atlas.");
    }

    /** Regions of places, and the column that each place shows. */
    private record Whole(Parcellation atlas, int[] columnOf) {}

    private Whole whole(Columns columns, Optional<LabelNames> table, Path file, Consumer<String> notes) {
        if (file.toString().endsWith(CiftiColumns.PARCELS)) {
            throw section.problem(
                    section.node(), file + " has parcels already", "voxels or vertices", "Remove the section 'atlas'.");
        }
        if (columns.pieces().isEmpty()) {
            refuseBut(columns, file, LABELS);
            return new Whole(
                    named(sized(LABELS, columns.count(), "columns", file), table),
                    IntStream.range(0, columns.count()).toArray());
        }
        if (labels.size() == 1 && files().get(0).toString().endsWith(LabelFile.DENSE)) {
            return new Whole(
                    named(dense(columns, file), table),
                    IntStream.range(0, columns.count()).toArray());
        }
        List<Piece> surfaces =
                columns.pieces().stream().filter(Surface.class::isInstance).toList();
        if (labels.size() == 1 && surfaces.size() > 1 && ofVertices()) {
            int vertices =
                    surfaces.stream().mapToInt(piece -> piece.places().size()).sum();
            return new Whole(named(sized(LABELS, vertices, "vertices", file), table), columnsOf(surfaces));
        }
        List<Piece> used = new ArrayList<>();
        List<Parcellation> parts = new ArrayList<>();
        TreeSet<String> unused = new TreeSet<>(labels.keySet());
        for (Piece piece : columns.pieces()) {
            String key = key(piece, columns.pieces().size());
            if (labels.containsKey(key)) {
                unused.remove(key);
                used.add(piece);
                Labels own = piece instanceof Volume volume
                        ? on(Columns.grid(volume), file, notes)
                        : sized(key, piece.places().size(), "vertices", file);
                Parcellation part = named(own, table);
                parts.add(key.equals(LABELS) ? part : RegionsOfInterest.sided(part, key.equals(LEFT) ? "L_" : "R_"));
            }
        }
        if (!unused.isEmpty()) {
            refuseBut(columns, file, unused.first().equals(LABELS) ? LEFT : LABELS);
        }
        return new Whole(parts.stream().reduce(Parcellation::beside).orElseThrow(), columnsOf(used));
    }

    /** Labels of the places that a CIFTI file shows, brought into the order of other columns. */
    private Labels dense(Columns columns, Path file) {
        Path path = file(LABELS);
        Labels read = LabelFile.read(path);
        int[] keys = new int[columns.count()];
        boolean met = false;
        try (CiftiFile matrix = CiftiFile.open(path)) {
            for (Piece own : CiftiColumns.ofTargets(path, matrix).pieces()) {
                for (Piece piece : columns.pieces()) {
                    if (Columns.sameSpace(own, piece)) {
                        met = true;
                        copy(read.keys(), own, keys, piece);
                    }
                }
            }
        }
        if (!met) {
            throw section.problem(
                    section.need(LABELS),
                    "'labels: " + path.getFileName() + "' has no surface or volume of " + file,
                    "the same meshes or grid",
                    "Name the atlas of the same space.");
        }
        return new Labels(path, keys, read.names(), Optional.empty());
    }

    private static void copy(int[] from, Piece own, int[] to, Piece piece) {
        for (int place = 0; place < own.places().size(); place++) {
            int source = own.places().target(place);
            int column = piece.places().target(place);
            if (source != Places.NONE && column != Places.NONE) {
                to[column] = from[source];
            }
        }
    }

    /** Whether one file is for both hemispheres, left vertices first. */
    private boolean ofVertices() {
        return LabelFile.read(files().get(0)).grid().isEmpty();
    }

    private static int[] columnsOf(List<Piece> pieces) {
        return pieces.stream()
                .flatMapToInt(piece -> IntStream.range(0, piece.places().size())
                        .map(place -> piece.places().target(place)))
                .toArray();
    }

    private String key(Piece piece, int pieces) {
        if (piece instanceof Surface surface) {
            String side = surface.structure().equals("CortexLeft")
                    ? LEFT
                    : surface.structure().equals("CortexRight") ? RIGHT : LABELS;
            return pieces == 1 && !labels.containsKey(side) ? LABELS : side;
        }
        return LABELS;
    }

    /** Some key is for other responses. */
    private void refuseBut(Columns columns, Path file, String fitting) {
        for (String key : List.of(LABELS, LEFT, RIGHT)) {
            if (labels.containsKey(key) && !key.equals(fitting)) {
                throw section.problem(
                        section.need(key),
                        "'" + key + "', and " + file.getFileName() + " has no such places",
                        columns.pieces().isEmpty()
                                ? "'labels' alone, a label for each column"
                                : "'labels' for voxels or one surface, 'left' and 'right' for hemispheres",
                        "Name the files by the keys that fit.");
            }
        }
    }

    private Labels on(Grid grid, Path file, Consumer<String> notes) {
        Node node = section.need(LABELS);
        Labels read = LabelFile.read(file(LABELS));
        Grid own = read.grid()
                .orElseThrow(() -> section.problem(
                        node, "labels of vertices or columns", "labels of voxels, as NIfTI", "Name another file."));
        if (!own.isSameAs(grid)) {
            if (!nearest) {
                throw section.problem(
                        node,
                        "'labels: " + read.file().getFileName() + "' is on another grid, " + own.described(),
                        grid.described() + " as in " + file,
                        "Resample it, or write 'resample: nearest', and each voxel takes the label of the atlas's voxel that"
                                + " holds its centre.");
            }
            notes.accept("labels of " + read.file().getFileName()
                    + " were moved to the responses' grid by nearest neighbour");
        }
        return read.onto(grid);
    }

    private Labels sized(String key, int places, String what, Path file) {
        Labels read = LabelFile.read(file(key));
        if (read.keys().length != places) {
            throw section.problem(
                    section.need(key),
                    "'" + key + ": " + read.file().getFileName() + "' has " + read.keys().length + " labels",
                    places + ", one for each of the " + what + " of " + file,
                    "Name the atlas of the same surface or voxels.");
        }
        return read;
    }

    private Path file(String key) {
        return Optional.ofNullable(labels.get(key)).orElseThrow();
    }

    private static Parcellation named(Labels labels, Optional<LabelNames> table) {
        return table.map(names -> names.of(labels)).orElseGet(() -> Parcellation.of(labels));
    }

    private List<Node> wanted() {
        return section.find("regions").isEmpty() ? List.of() : section.list("regions");
    }

    private Parcellation chosen(Parcellation atlas, Optional<LabelNames> table) {
        List<String> names = new ArrayList<>();
        for (Node node : wanted()) {
            String name = section.scalar(node, A_REGION);
            if (atlas.regions().stream().noneMatch(region -> is(region, name))) {
                throw unknown(node, name, atlas, table);
            }
            names.add(name);
        }
        return names.isEmpty() ? atlas : atlas.only(region -> names.stream().anyMatch(name -> is(region, name)));
    }

    private static boolean is(Region region, String name) {
        return region.name().equals(name) || region.roi().equals(name);
    }

    private UserException unknown(Node node, String name, Parcellation atlas, Optional<LabelNames> table) {
        if (table.filter(names -> names.names().containsValue(name)).isPresent()) {
            return section.problem(
                    node, "no place of the atlas is in region '" + name + "'", "a region with places", "Leave it out.");
        }
        TreeSet<String> known = new TreeSet<>();
        atlas.regions().forEach(region -> {
            known.add(region.name());
            known.add(region.roi());
        });
        return section.problem(
                node,
                "no region is called '" + name + "'",
                "names or ROIs of the atlas: " + Problem.shortened(known),
                Nearest.hint(name, known));
    }
}
