package org.brainrank.imports;

import io.jhdf.api.Dataset;
import java.lang.reflect.Array;
import java.util.Arrays;
import org.brainrank.spi.UserException;

/** Numbers of an HDF5 dataset of one or two axes. */
final class HdfScores {
    private HdfScores() {}

    static NumPyArray of(Dataset dataset, String name) {
        int[] shape = dataset.getDimensions();
        if (shape.length < 1 || shape.length > 2 || !isFloat(dataset.getJavaType())) {
            throw new UserException(name + " is no array of scores: shape " + Arrays.toString(shape) + " of "
                    + dataset.getJavaType() + "; expected floats of shape (words, features)");
        }
        Object data = dataset.getData();
        int columns = shape.length == 1 ? 1 : shape[1];
        double[] values = new double[Math.multiplyExact(shape[0], columns)];
        for (int row = 0; row < shape[0]; row++) {
            Object cells = Array.get(data, row);
            for (int column = 0; column < columns; column++) {
                Object cell = shape.length == 1 ? cells : Array.get(cells, column);
                values[row * columns + column] = ((Number) cell).doubleValue();
            }
        }
        return new NumPyArray(new int[] {shape[0], columns}, values);
    }

    private static boolean isFloat(Class<?> type) {
        return type == float.class || type == double.class;
    }
}
