package org.brainrank.dataset.pieman;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.brainrank.spi.dataset.DatasetRequest;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.Array;
import us.hebi.matlab.mat.types.Cell;
import us.hebi.matlab.mat.types.Matrix;

/** Made-up listeners in the published layout. */
final class Fixture {
    static final int SCANS = 20;
    static final int NODES = 3;
    static final String WORDS =
            "I,i,1.5,1.75\nbegan,began,1.75,2\nmy,,,\nillustrious,<unk>,3,3.75\ncareer,career,4,4.5\n";

    private Fixture() {}

    /** Listener, scan and node can be told from each number. */
    static Matrix listener(int listener) {
        Matrix matrix = Mat5.newMatrix(SCANS, NODES);
        for (int scan = 0; scan < SCANS; scan++) {
            for (int node = 0; node < NODES; node++) {
                matrix.setDouble(scan, node, listener * 1000 + scan * 10 + node);
            }
        }
        return matrix;
    }

    static Cell listeners(Array... listeners) {
        Cell cells = Mat5.newCell(1, listeners.length);
        for (int i = 0; i < listeners.length; i++) {
            cells.set(i, listeners[i]);
        }
        return cells;
    }

    /** Writes the folder {@code pieman-htfa} and the words below a folder of datasets. */
    static Path write(Path data, String variable, Array value) {
        Path folder = data.resolve("pieman-htfa");
        Path words = words(data);
        try {
            Files.createDirectories(folder);
            Files.createDirectories(words.getParent());
            Files.writeString(words, WORDS);
            Mat5.writeToFile(
                    Mat5.newMatFile().addArray(variable, value),
                    folder.resolve("weights.mat").toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folder;
    }

    static Path write(Path data) {
        return write(data, "weights", listeners(listener(1), listener(2), listener(3)));
    }

    static Path words(Path data) {
        return data.resolve("narratives/stimuli/gentle/pieman/align.csv");
    }

    static DatasetRequest request(Map<String, ?> parameters, Optional<Path> data) {
        return new DatasetRequest(new PiemanDatasetPlugin().card().resolve(parameters), data);
    }
}
