package org.brainrank.formats.matlab;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.brainrank.formats.ByteSource;
import org.brainrank.formats.NumberType;
import org.brainrank.formats.Problem;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.format.Mat5File;
import us.hebi.matlab.mat.types.Array;
import us.hebi.matlab.mat.types.Cell;
import us.hebi.matlab.mat.types.Char;
import us.hebi.matlab.mat.types.MatlabType;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Sources;
import us.hebi.matlab.mat.types.Struct;

/** Version 5, read by the MAT File Library, one {@link Inspection inspected} variable at a time. */
final class Version5 implements MatlabFile {
    private static final int HEADER = 128;
    private static final int MATRIX = 14;
    private static final int COMPRESSED = 15;
    private static final int BEGINNING = 1024;

    private final ByteSource source;
    private final byte[] header;
    private final Map<String, Element> elements = new LinkedHashMap<>();

    private Version5(ByteSource source, byte[] header) {
        this.source = source;
        this.header = header;
        // Where objects of MATLAB's own are kept: never read, so it is not to be looked for.
        Arrays.fill(header, 116, 124, (byte) 0);
    }

    static MatlabFile open(ByteSource source, byte[] header, boolean little) {
        Version5 file = new Version5(source, header);
        file.find(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        return file;
    }

    private void find(ByteOrder order) {
        for (long at = HEADER; at < source.size(); ) {
            source.require(at + 8, "the format");
            ByteBuffer tag = source.bytes(at, 8).order(order);
            int type = tag.getInt();
            long size = Integer.toUnsignedLong(tag.getInt());
            if ((type != MATRIX && type != COMPRESSED) || size > Integer.MAX_VALUE - 1024 || size < 1) {
                throw Problem.damaged(
                        source.file(), "an element of type " + type + ", " + size + " bytes", "a variable");
            }
            source.require(at + 8 + size, "a variable");
            Element element = new Element(source, at + 8, (int) size, type == COMPRESSED, order);
            String name = Inspection.name(source.file(), element.beginning(BEGINNING));
            // Objects of MATLAB's own are kept in a variable without a name.
            if (!name.isEmpty() && elements.put(name, element) != null) {
                throw Problem.damaged(source.file(), "two variables '" + Problem.shortened(name) + "'", "one");
            }
            at += 8 + size;
        }
    }

    @Override
    public List<String> names() {
        return List.copyOf(elements.keySet());
    }

    @Override
    public MatlabValue read(String name) {
        Element element = elements.get(name);
        if (element == null) {
            throw Problem.in(
                    source.file(),
                    "no variable '" + name + "'",
                    "one of " + Problem.shortened(names().toString()),
                    "Correct its name.");
        }
        byte[] bytes = element.whole(HEADER);
        System.arraycopy(header, 0, bytes, 0, HEADER);
        ByteBuffer content = ByteBuffer.wrap(bytes).order(element.order());
        content.position(HEADER + 8);
        Inspection.check(source.file(), content);
        try (Mat5File mat =
                Mat5.newReader(Sources.wrap(bytes)).disableSubsystemProcessing().readMat()) {
            return value(mat.getEntries().iterator().next().getValue());
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw Problem.undecodable(source.file(), "variable '" + Problem.shortened(name) + "'", e);
        }
    }

    private MatlabValue value(Array array) {
        List<Integer> dimensions = Arrays.stream(array.getDimensions()).boxed().toList();
        int count = array.getNumElements();
        if (array instanceof Matrix matrix) {
            double[] values = new double[count];
            for (int i = 0; i < count; i++) {
                // The library takes the highest bit for a sign.
                values[i] = matrix.getType() == MatlabType.UInt64
                        ? NumberType.unsigned(matrix.getLong(i))
                        : matrix.getDouble(i);
            }
            return new MatlabValue.Matrix(dimensions, values);
        }
        if (array instanceof Char text) {
            StringBuilder rows = new StringBuilder();
            for (int row = 0; row < text.getNumRows(); row++) {
                rows.append(text.getRow(row));
            }
            return new MatlabValue.Text(dimensions, rows.toString());
        }
        if (array instanceof Cell cell) {
            List<MatlabValue> cells = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                cells.add(value(cell.get(i)));
            }
            return new MatlabValue.Cells(dimensions, cells);
        }
        if (array instanceof Struct struct) {
            Map<String, List<MatlabValue>> fields = new LinkedHashMap<>();
            for (String field : struct.getFieldNames()) {
                List<MatlabValue> values = new ArrayList<>();
                for (int i = 0; i < count; i++) {
                    values.add(value(struct.get(field, i)));
                }
                fields.put(field, values);
            }
            return new MatlabValue.Structure(dimensions, fields);
        }
        throw Problem.in(
                source.file(),
                "a variable of class " + array.getType(),
                "a matrix, text, a cell array or a structure",
                "Convert it in MATLAB.");
    }

    @Override
    public void close() {
        source.close();
    }
}
