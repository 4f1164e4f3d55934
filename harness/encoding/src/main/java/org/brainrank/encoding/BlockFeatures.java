package org.brainrank.encoding;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.brainrank.alignment.Standardisation;
import org.brainrank.linalg.Columns;
import org.brainrank.linalg.Matrix;

/**
 * Features by block, each block about its own mean, so that no block knows of another and large offsets cost no digits.
 * Compared by identity.
 */
final class BlockFeatures {
    private final Blocks blocks;
    private final List<Matrix> centred;
    private final Matrix means;

    private BlockFeatures(Blocks blocks, List<Matrix> centred, Matrix means) {
        this.blocks = blocks;
        this.centred = centred;
        this.means = means;
    }

    static BlockFeatures of(Blocks blocks, Matrix features) {
        List<Matrix> centred = new ArrayList<>();
        Matrix means = Matrix.zeros(blocks.count(), features.columns());
        for (int block = 0; block < blocks.count(); block++) {
            Matrix rows = features.rows(blocks.start(block), blocks.start(block) + blocks.length(block));
            double[] mean = Columns.means(rows);
            System.arraycopy(mean, 0, means.values(), block * mean.length, mean.length);
            for (int row = 0; row < rows.rows(); row++) {
                Columns.subtract(rows.values(), row * mean.length, mean);
            }
            centred.add(rows);
        }
        return new BlockFeatures(blocks, centred, means);
    }

    Blocks blocks() {
        return blocks;
    }

    /** One block about its own mean, shape (scans of the block, features). */
    Matrix centred(int block) {
        return centred.get(block);
    }

    /** n<sub>b</sub> (mean of the block − mean of the training scans), shape (blocks, features). */
    Matrix offsets(Standardisation scale) {
        Matrix offsets = Matrix.zeros(means.rows(), means.columns());
        IntStream.range(0, means.rows()).forEach(block -> {
            for (int feature = 0; feature < means.columns(); feature++) {
                offsets.set(block, feature, blocks.length(block) * (means.get(block, feature) - scale.mean(feature)));
            }
        });
        return offsets;
    }
}
