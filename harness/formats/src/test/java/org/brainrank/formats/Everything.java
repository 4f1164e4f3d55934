package org.brainrank.formats;

import java.nio.file.Path;
import org.brainrank.formats.cifti.CiftiFile;
import org.brainrank.formats.gifti.GiftiFile;
import org.brainrank.formats.hdf5.Hdf5File;
import org.brainrank.formats.matlab.MatlabFile;
import org.brainrank.formats.matlab.MatlabValue;
import org.brainrank.formats.mgh.MghFile;
import org.brainrank.formats.nifti.NiftiFile;
import org.brainrank.formats.numpy.NumPyArchive;
import org.brainrank.formats.numpy.NumPyArray;
import org.brainrank.formats.numpy.NumPyFile;
import org.brainrank.formats.tables.Row;
import org.brainrank.formats.tables.Table;
import org.brainrank.formats.tables.TableFormat;
import org.brainrank.spi.UserException;

/** Reads all that is in a file, by the format's folder of fixtures; answers with a sum over everything. */
final class Everything {
    private double sum;

    private Everything() {}

    static double read(String format, Path file) {
        Everything everything = new Everything();
        String name = file.getFileName().toString();
        switch (format) {
            case "nifti" -> everything.series(NiftiFile.open(file));
            case "mgh" -> everything.series(MghFile.open(file));
            case "cifti" -> everything.series(CiftiFile.open(file));
            case "gifti" -> everything.gifti(GiftiFile.open(file));
            case "numpy" -> {
                if (name.endsWith(".npz")) {
                    everything.archive(NumPyArchive.open(file));
                } else {
                    everything.add(NumPyArray.read(file).values());
                    everything.series(NumPyFile.open(file));
                }
            }
            case "hdf5" -> everything.hdf5(Hdf5File.open(file));
            case "matlab" -> everything.matlab(MatlabFile.open(file));
            default -> everything.table(Table.read(file, name.endsWith(".csv") ? TableFormat.CSV : TableFormat.TSV));
        }
        return everything.sum;
    }

    private void add(double value) {
        // Not a plain sum: what is exchanged or has another sign counts too.
        sum = sum * 0.999 + (Double.isFinite(value) ? Math.tanh(value) : 3);
    }

    private void add(double[] values) {
        for (double value : values) {
            add(value);
        }
    }

    private void series(TimeSeries series) {
        try (series) {
            series.repetitionTime();
            series.read(0, series.scans(), (scan, target, value) -> add(value));
        }
    }

    private void gifti(GiftiFile file) {
        for (int i = 0; i < file.arrays().size(); i++) {
            add(file.values(i));
        }
        series(file.series());
    }

    private void archive(NumPyArchive archive) {
        try (archive) {
            for (String name : archive.names()) {
                add(archive.read(name).values());
            }
        }
    }

    private void hdf5(Hdf5File file) {
        try (file) {
            UserException refused = null;
            for (String path : file.datasets()) {
                try {
                    add(file.dataset(path).values());
                } catch (UserException e) {
                    refused = e; // others are read all the same
                }
            }
            if (refused != null) {
                throw refused;
            }
        }
    }

    private void matlab(MatlabFile file) {
        try (file) {
            UserException refused = null;
            for (String name : file.names()) {
                try {
                    value(file.read(name));
                } catch (UserException e) {
                    refused = e;
                }
            }
            if (refused != null) {
                throw refused;
            }
        }
    }

    private void value(MatlabValue value) {
        if (value instanceof MatlabValue.Matrix matrix) {
            add(matrix.values());
        } else if (value instanceof MatlabValue.Cells cells) {
            cells.cells().forEach(this::value);
        } else if (value instanceof MatlabValue.Structure structure) {
            structure.fields().values().forEach(values -> values.forEach(this::value));
        } else if (value instanceof MatlabValue.Text text) {
            add(text.text().hashCode());
        }
    }

    private void table(Table table) {
        for (Row row : table.rows()) {
            add(row.hashCode());
        }
    }
}
