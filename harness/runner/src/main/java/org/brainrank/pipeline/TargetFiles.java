package org.brainrank.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.brainrank.imports.NumPyFile;
import org.brainrank.results.Cell;
import org.brainrank.results.RunFolder;

/** Scores by target as NumPy files under {@code targets/}, with a table that says what each holds. */
final class TargetFiles {
    private final RunFolder folder;
    private final Brains brains;
    private final List<String> index = new ArrayList<>();

    TargetFiles(RunFolder folder, Brains brains) {
        this.folder = folder;
        this.brains = brains;
    }

    void add(Scored scored) {
        Cell cell = scored.cells().get(0);
        String file = String.format(Locale.ROOT, "%04d.npy", index.size());
        int[] shape = {brains.subjects().size(), brains.targets().size(), Scored.QUANTITIES.size()};
        folder.write("targets/" + file, NumPyFile.bytes(scored.byTarget(), shape));
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
    }
}
