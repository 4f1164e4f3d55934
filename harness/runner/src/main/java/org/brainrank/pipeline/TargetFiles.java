package org.brainrank.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.brainrank.formats.numpy.NumPyWriter;
import org.brainrank.results.Cell;
import org.brainrank.results.RunFolder;
import org.brainrank.spi.dataset.Geometry;

/** Scores by target as NumPy files under {@code targets/}, with a table that says what each holds. */
final class TargetFiles {
    private final RunFolder folder;
    private final Brains brains;
    private final Optional<Geometry> geometry;
    private final List<String> index = new ArrayList<>();

    /**
     * Begins.
     *
     * @param geometry one point a target, if the dataset has them
     */
    TargetFiles(RunFolder folder, Brains brains, Optional<Geometry> geometry) {
        this.folder = folder;
        this.brains = brains;
        this.geometry = geometry;
    }

    void add(Scored scored) {
        Cell cell = scored.cells().get(0);
        String file = String.format(Locale.ROOT, "%04d.npy", index.size());
        int[] shape = {brains.subjects().size(), brains.targets().size(), Scored.QUANTITIES.size()};
        folder.write("targets/" + file, NumPyWriter.bytes(scored.byTarget(), shape));
        index.add(String.join(
                "\t",
                file,
                cell.model(),
                Integer.toString(cell.layer()),
                cell.variant(),
                cell.role().name().toLowerCase(Locale.ROOT),
                cell.capacity()));
    }

    void finish() {
        StringBuilder table = new StringBuilder("file\tmodel\tlayer\tvariant\trole\tcapacity\n");
        index.forEach(line -> table.append(line).append('\n'));
        folder.write("targets/index.tsv", table.toString());
        StringBuilder axes = new StringBuilder("axis\tindex\tname\troi\n");
        for (int i = 0; i < brains.subjects().size(); i++) {
            axes.append("subject\t")
                    .append(i)
                    .append('\t')
                    .append(brains.subjects().get(i))
                    .append("\t\n");
        }
        for (int i = 0; i < brains.targets().size(); i++) {
            axes.append("target\t")
                    .append(i)
                    .append('\t')
                    .append(brains.targets().get(i).label())
                    .append('\t')
                    .append(brains.targets().get(i).roi())
                    .append('\n');
        }
        for (int i = 0; i < Scored.QUANTITIES.size(); i++) {
            axes.append("quantity\t")
                    .append(i)
                    .append('\t')
                    .append(Scored.QUANTITIES.get(i))
                    .append("\t\n");
        }
        folder.write("targets/axes.tsv", axes.toString());
        folder.write("targets/targets.tsv", places());
    }

    /** Label, ROI and place of every target; {@code n/a} where the dataset does not say. */
    private String places() {
        StringBuilder table = new StringBuilder("index\tlabel\troi\tx\ty\tz\tspace\n");
        for (int i = 0; i < brains.targets().size(); i++) {
            int index = i;
            table.append(i)
                    .append('\t')
                    .append(brains.targets().get(i).label())
                    .append('\t')
                    .append(brains.targets().get(i).roi())
                    .append('\t')
                    .append(geometry.map(known -> place(known, index)).orElse("n/a\tn/a\tn/a\tn/a"))
                    .append('\n');
        }
        return table.toString();
    }

    private static String place(Geometry geometry, int index) {
        Geometry.Point point = geometry.points().get(index);
        return point.x() + "\t" + point.y() + "\t" + point.z() + "\t" + geometry.space()
                + (geometry.simulated() ? " (made up)" : "");
    }
}
