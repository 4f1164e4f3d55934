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
import org.brainrank.formats.atlas.LabelNames;
import org.brainrank.formats.atlas.Parcellation;
import org.brainrank.formats.atlas.Region;
import org.brainrank.formats.atlas.RegionsOfInterest;
import org.brainrank.spi.Nearest;
import org.brainrank.spi.UserException;
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

    static final String LABELS = "labels";
    static final String LEFT = "left";
    static final String RIGHT = "right";
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
        if (nearest && columns.pieces().stream().noneMatch(Volume.class::isInstance)) {
            throw section.problem(
                    section.need("resample"),
                    "'resample: nearest', and " + file.getFileName() + " has no voxels",
                    "voxels on another grid than the atlas's",
                    "Remove it.");
        }
        AtlasPlaces.Whole whole = new AtlasPlaces(this, columns, file, table, notes).whole();
        Parcellation atlas =
                numbered ? RegionsOfInterest.ofMultimodal(whole.atlas()) : RegionsOfInterest.of(whole.atlas());
        Parcellation chosen = chosen(atlas.named(files().get(0)), table);
        int[] kept = Arrays.stream(whole.columnOf())
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
