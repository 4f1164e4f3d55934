package org.brainrank.dataset.tidy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.brainrank.spi.dataset.Geometry;
import org.brainrank.spi.dataset.Target;

/** Reads {@code coordinates.tsv}: label, x, y and z in mm, a row a target, in their order. */
final class CoordinatesFile {
    static final String NAME = "coordinates.tsv";

    private CoordinatesFile() {}

    /**
     * Reads the places of targets.
     *
     * @param folder of the dataset
     * @param description names the space
     * @param targets in order
     * @return empty if there is no such file
     */
    static Optional<Geometry> read(Path folder, Description description, List<Target> targets) {
        Path file = folder.resolve(NAME);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        String space = description
                .space()
                .orElseThrow(() -> Problem.in(
                        folder.resolve(DescriptionFile.NAME),
                        "no 'space', and there is a " + NAME,
                        "the space of the coordinates",
                        "Add it, for example 'space: MNI152'."));
        List<List<String>> rows = TextLines.table(file, List.of("label", "x", "y", "z"));
        if (rows.size() != targets.size()) {
            throw Problem.in(
                    file,
                    rows.size() + " rows",
                    targets.size() + ", one a target",
                    "Give every target a row, in the order of the responses' columns.");
        }
        List<Geometry.Point> points = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            points.add(point(file, i + 2, rows.get(i), targets.get(i).label()));
        }
        return Optional.of(new Geometry(space, false, description.citation(), points));
    }

    private static Geometry.Point point(Path file, int line, List<String> row, String label) {
        if (!row.get(0).equals(label)) {
            throw Problem.at(
                    file,
                    line,
                    "label '" + row.get(0) + "'",
                    "'" + label + "', the target at this place",
                    "Bring the rows into the order of the targets.");
        }
        try {
            return new Geometry.Point(
                    Double.parseDouble(row.get(1)), Double.parseDouble(row.get(2)), Double.parseDouble(row.get(3)));
        } catch (IllegalArgumentException e) {
            throw Problem.at(
                    file,
                    line,
                    "'" + String.join(" ", row.subList(1, 4)) + "'",
                    "x, y and z in mm, each below 1000",
                    "Write three numbers with points, not commas.");
        }
    }
}
