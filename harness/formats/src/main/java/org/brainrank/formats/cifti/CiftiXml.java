package org.brainrank.formats.cifti;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.brainrank.formats.Problem;
import org.brainrank.formats.XmlSource.XmlWalk;

/** Reads the XML of a CIFTI-2 file: what its two axes mean. */
final class CiftiXml {
    private static final Map<String, CiftiMap.Kind> KINDS = Map.of(
            "CIFTI_INDEX_TYPE_SERIES", CiftiMap.Kind.SERIES,
            "CIFTI_INDEX_TYPE_SCALARS", CiftiMap.Kind.SCALARS,
            "CIFTI_INDEX_TYPE_LABELS", CiftiMap.Kind.LABELS,
            "CIFTI_INDEX_TYPE_BRAIN_MODELS", CiftiMap.Kind.BRAIN_MODELS,
            "CIFTI_INDEX_TYPE_PARCELS", CiftiMap.Kind.PARCELS);
    private static final int[] NONE = {};

    private final XmlWalk walk;
    private final CiftiMap[] axes = new CiftiMap[2];

    private CiftiXml(XmlWalk walk) {
        this.walk = walk;
    }

    /** The maps of axis 0 and 1. */
    static CiftiMap[] parse(XmlWalk walk) {
        return new CiftiXml(walk).parse();
    }

    private CiftiMap[] parse() {
        if (!walk.nextElement(0) || !walk.name().equals("CIFTI")) {
            throw walk.damaged("no element CIFTI", "it around everything");
        }
        if (!walk.attribute("Version").startsWith("2")) {
            throw walk.damaged("version '" + Problem.shortened(walk.attribute("Version")) + "'", "CIFTI-2");
        }
        while (walk.nextElement(1)) {
            if (walk.name().equals("MatrixIndicesMap")) {
                axis();
            }
        }
        if (axes[0] == null || axes[1] == null) {
            throw walk.damaged("a matrix without a map of both axes", "AppliesToMatrixDimension 0 and 1");
        }
        return axes;
    }

    private void axis() {
        String applies = walk.attribute("AppliesToMatrixDimension");
        if (!applies.matches("0|1|0,1")) {
            throw walk.damaged("AppliesToMatrixDimension='" + Problem.shortened(applies) + "'", "0 or 1");
        }
        CiftiMap map = map();
        for (String axis : applies.split(",", -1)) {
            int index = Integer.parseInt(axis);
            if (axes[index] != null) {
                throw walk.damaged("two maps of axis " + axis, "one");
            }
            axes[index] = map;
        }
    }

    private CiftiMap map() {
        String type = walk.attribute("IndicesMapToDataType");
        CiftiMap.Kind kind = Optional.ofNullable(KINDS.get(type))
                .orElseThrow(
                        () -> walk.damaged("axes of '" + Problem.shortened(type) + "'", "one of " + KINDS.keySet()));
        CiftiMap.Builder map = new CiftiMap.Builder(kind);
        if (kind == CiftiMap.Kind.SERIES) {
            series(map);
        }
        int depth = walk.depth();
        while (walk.nextElement(depth)) {
            switch (walk.name()) {
                case "Volume" -> map.grid = Optional.of(CiftiVolume.parse(walk));
                case "NamedMap" -> namedMap(map);
                case "BrainModel" -> map.models.add(model(map.length));
                case "Parcel" -> map.parcels.add(parcel());
                case "Surface" -> {
                    map.surfaces.put(structure(), walk.number("SurfaceNumberOfVertices", 1));
                    walk.skip();
                }
                default -> walk.skip();
            }
            map.length = switch (kind) {
                case SERIES -> map.length;
                case SCALARS, LABELS -> map.names.size();
                case PARCELS -> map.parcels.size();
                case BRAIN_MODELS ->
                    map.models.stream().mapToInt(BrainModel::targets).reduce(0, Math::addExact);
            };
        }
        return map.build();
    }

    private void series(CiftiMap.Builder map) {
        map.length = walk.number("NumberOfSeriesPoints", 1);
        map.unit = walk.attribute("SeriesUnit");
        int exponent = walk.number("SeriesExponent", -24);
        if (exponent > 24) {
            throw walk.damaged("SeriesExponent " + exponent, "-24 to 24");
        }
        map.start = real("SeriesStart", exponent);
        double step = real("SeriesStep", exponent);
        map.step = map.unit.equals("SECOND") && step > 0 ? OptionalDouble.of(step) : OptionalDouble.empty();
    }

    /** A number times ten to a power, as if the decimal had been written so. */
    private double real(String attribute, int exponent) {
        String text = walk.attribute(attribute);
        if (!text.matches("[-+]?\\d{0,30}\\.?\\d{0,30}") || !text.matches(".*\\d.*")) {
            throw walk.damaged(attribute + "='" + Problem.shortened(text) + "'", "a number");
        }
        return Double.parseDouble(text + "e" + exponent);
    }

    private void namedMap(CiftiMap.Builder map) {
        int depth = walk.depth();
        String name = "";
        Map<Integer, String> labels = new LinkedHashMap<>();
        while (walk.nextElement(depth)) {
            switch (walk.name()) {
                case "MapName" -> name = walk.text().strip();
                case "Label" ->
                    labels.put(
                            walk.number("Key", Integer.MIN_VALUE), walk.text().strip());
                case "LabelTable" -> {
                    // Its labels come next.
                }
                default -> walk.skip(); // metadata
            }
        }
        map.names.add(name);
        if (map.kind == CiftiMap.Kind.LABELS) {
            map.labels.add(labels);
        }
    }

    private BrainModel model(int expectedFirst) {
        int depth = walk.depth();
        String structure = structure();
        String type = walk.attribute("ModelType");
        int first = walk.number("IndexOffset", 0);
        int count = walk.number("IndexCount", 1);
        boolean surface = type.equals("CIFTI_MODEL_TYPE_SURFACE");
        if (!surface && !type.equals("CIFTI_MODEL_TYPE_VOXELS")) {
            throw walk.damaged("ModelType='" + Problem.shortened(type) + "'", "CIFTI_MODEL_TYPE_SURFACE or …_VOXELS");
        }
        if (first != expectedFirst) {
            throw walk.damaged(structure + " from target " + first, expectedFirst + ", where the last model ends");
        }
        int vertices = surface ? walk.number("SurfaceNumberOfVertices", 1) : 0;
        int[] indices = NONE;
        while (walk.nextElement(depth)) {
            if (walk.name().equals(surface ? "VertexIndices" : "VoxelIndicesIJK")) {
                indices = integers();
            } else {
                walk.skip();
            }
        }
        if (indices.length != (surface ? (long) count : 3L * count)) {
            throw walk.damaged(
                    indices.length + " indices of " + structure,
                    (surface ? "" : "three times ") + "IndexCount " + count);
        }
        if (surface) {
            check(indices, vertices, structure);
        }
        return new BrainModel(structure, surface, first, count, vertices, indices);
    }

    private void check(int[] indices, int vertices, String structure) {
        for (int index : indices) {
            if (index >= vertices) {
                throw walk.damaged("vertex " + index + " of " + structure, "below its " + vertices);
            }
        }
    }

    private String structure() {
        return walk.attribute("BrainStructure").replaceFirst("^CIFTI_STRUCTURE_", "");
    }

    private Parcel parcel() {
        int depth = walk.depth();
        String name = walk.attribute("Name");
        Map<String, int[]> vertices = new LinkedHashMap<>();
        int[] voxels = NONE;
        while (walk.nextElement(depth)) {
            switch (walk.name()) {
                case "Vertices" -> vertices.put(structure(), integers());
                case "VoxelIndicesIJK" -> voxels = integers();
                default -> walk.skip();
            }
        }
        if (voxels.length % 3 != 0) {
            throw walk.damaged(voxels.length + " voxel indices of parcel " + Problem.shortened(name), "three a voxel");
        }
        return new Parcel(name, vertices, voxels);
    }

    /** Whole numbers, not negative, between white space. */
    private int[] integers() {
        String text = walk.text();
        int[] numbers = new int[text.length() / 2 + 1];
        int count = 0;
        int at = 0;
        while (at < text.length()) {
            if (text.charAt(at) <= ' ') {
                at++;
                continue;
            }
            long number = 0;
            for (; at < text.length() && text.charAt(at) > ' '; at++) {
                int digit = text.charAt(at) - '0';
                number = number * 10 + digit;
                if (digit < 0 || digit > 9 || number > Integer.MAX_VALUE) {
                    throw walk.damaged(
                            "an index with '" + Problem.shortened(text.substring(at, at + 1)) + "'", "digits");
                }
            }
            numbers[count++] = (int) number;
        }
        return Arrays.copyOf(numbers, count);
    }
}
