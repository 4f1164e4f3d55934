package org.brainrank.pipeline;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
        folder.write("targets/" + file, npy(scored.byTarget(), shape));
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

    /** NumPy's format 1.0: magic, header padded to 64 bytes, little-endian float64 in C order. */
    static byte[] npy(double[] values, int[] shape) {
        StringBuilder dimensions = new StringBuilder();
        for (int length : shape) {
            dimensions.append(length).append(", ");
        }
        String header = "{'descr': '<f8', 'fortran_order': False, 'shape': ("
                + dimensions.toString().strip() + "), }";
        int padding = 64 - (10 + header.length() + 1) % 64;
        byte[] text = (header + " ".repeat(padding) + "\n").getBytes(StandardCharsets.US_ASCII);
        ByteBuffer buffer =
                ByteBuffer.allocate(10 + text.length + 8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        buffer.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
        buffer.putShort((short) text.length).put(text);
        buffer.asDoubleBuffer().put(values);
        return buffer.array();
    }
}
