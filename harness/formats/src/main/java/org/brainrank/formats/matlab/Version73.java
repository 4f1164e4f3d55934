package org.brainrank.formats.matlab;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.brainrank.formats.Problem;
import org.brainrank.formats.hdf5.Hdf5Dataset;
import org.brainrank.formats.hdf5.Hdf5File;

/** Version 7.3: HDF5 with the axes the other way round, and attributes that say what MATLAB thinks of it. */
final class Version73 implements MatlabFile {
    private static final int DEEPEST = 16;

    private final Path file;
    private final Hdf5File hdf;

    private Version73(Path file, Hdf5File hdf) {
        this.file = file;
        this.hdf = hdf;
    }

    static MatlabFile open(Path file) {
        return new Version73(file, Hdf5File.open(file));
    }

    @Override
    public List<String> names() {
        return hdf.names("/").stream().filter(name -> !name.startsWith("#")).toList();
    }

    @Override
    public MatlabValue read(String name) {
        if (!names().contains(name)) {
            throw Problem.in(
                    file,
                    "no variable '" + name + "'",
                    "one of " + Problem.shortened(names().toString()),
                    "Correct its name.");
        }
        return read("/" + name, 0);
    }

    private MatlabValue read(String path, int depth) {
        if (depth > DEEPEST) {
            throw Problem.damaged(file, "cells nested " + depth + " deep", "at most " + DEEPEST);
        }
        if (hdf.isGroup(path)) {
            Map<String, List<MatlabValue>> fields = new LinkedHashMap<>();
            for (String field : hdf.names(path)) {
                fields.put(field, List.of(read(path + "/" + field, depth + 1)));
            }
            return new MatlabValue.Structure(List.of(1, 1), fields);
        }
        String kind = hdf.attribute(path, "MATLAB_class");
        if (kind.equals("cell")) {
            List<MatlabValue> cells = new ArrayList<>();
            for (String cell : hdf.references(path)) {
                cells.add(read(cell, depth + 1));
            }
            List<Integer> dimensions = new ArrayList<>(hdf.shape(path));
            Collections.reverse(dimensions);
            return new MatlabValue.Cells(dimensions, cells);
        }
        Hdf5Dataset dataset = hdf.dataset(path);
        double[] values = dataset.values();
        // An empty array has its dimensions for numbers.
        if (hdf.attribute(path, "MATLAB_empty").equals("1")) {
            List<Integer> dimensions = new ArrayList<>();
            for (double length : values) {
                dimensions.add((int) length);
            }
            return new MatlabValue.Matrix(dimensions, new double[0]);
        }
        List<Integer> dimensions = new ArrayList<>(dataset.shape());
        Collections.reverse(dimensions);
        return kind.equals("char") ? text(dimensions, values) : new MatlabValue.Matrix(dimensions, values);
    }

    private static MatlabValue text(List<Integer> dimensions, double[] values) {
        StringBuilder text = new StringBuilder();
        int rows = dimensions.isEmpty() ? 1 : dimensions.get(0);
        for (int i = 0; i < values.length; i++) {
            text.append((char) values[i % (values.length / rows) * rows + i / (values.length / rows)]);
        }
        return new MatlabValue.Text(dimensions, text.toString());
    }

    @Override
    public void close() {
        hdf.close();
    }
}
