package org.brainrank.dataset.pereira2018;

import java.nio.file.Path;
import java.util.List;
import org.brainrank.formats.Problem;
import org.brainrank.formats.matlab.MatlabValue;
import org.brainrank.spi.UserException;

/**
 * What variables of a MATLAB file must be.
 *
 * @param file for messages
 */
record Variables(Path file) {
    List<MatlabValue> cells(MatlabValue value, String what) {
        if (value instanceof MatlabValue.Cells cells) {
            return cells.cells();
        }
        throw problem("'" + what + "' is no cell array", "cells");
    }

    String text(MatlabValue value, String what) {
        if (value instanceof MatlabValue.Text text) {
            return text.text().strip();
        }
        throw problem("something in '" + what + "' that is no text", "texts in cells");
    }

    double[] numbers(MatlabValue value, String what) {
        if (value instanceof MatlabValue.Matrix matrix) {
            return matrix.values();
        }
        throw problem("'" + what + "' is no matrix", "numbers");
    }

    UserException problem(String found, String expected) {
        return Problem.in(file, found, expected, "Unpack the published file again.");
    }
}
