package org.brainrank.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.brainrank.testkit.NpyArray;
import org.brainrank.testkit.NpyFiles;

/** Files that make_fixtures.py wrote, and what the program that wrote them reads in them. */
public final class Fixtures {
    private final Path folder;
    private final Map<String, NpyArray> expected;

    private Fixtures(Path folder) {
        this.folder = folder;
        this.expected = NpyFiles.readAll(folder.resolve("expected.npz"));
    }

    /** Those of one format. */
    public static Fixtures of(String format) {
        return new Fixtures(Path.of("src/test/resources", format).toAbsolutePath());
    }

    /** One of them. */
    public Path file(String name) {
        return folder.resolve(name);
    }

    /** All that have an expected answer and match. */
    public List<String> names(String pattern) {
        return expected.keySet().stream()
                .filter(name -> name.matches(pattern))
                .sorted()
                .toList();
    }

    /** All files. */
    public List<Path> files() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !file.getFileName().toString().equals("expected.npz"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The answer. */
    public NpyArray expected(String name) {
        return java.util.Objects.requireNonNull(expected.get(name), name);
    }

    /** Compares a whole series to the last bit: read at once, scan by scan, and some targets of it. */
    public void compare(String name, TimeSeries series) {
        NpyArray answer = expected(name);
        int scans = series.scans();
        int targets = series.targets();
        assertThat(answer.shape()).as(name).containsExactly(scans, targets);
        double[] whole = new double[scans * targets];
        series.read(0, scans, whole);
        assertThat(whole).as(name).containsExactly(answer.toDoubles());

        float[] narrow = new float[scans * targets];
        float[] row = new float[targets];
        for (int scan = scans - 1; scan >= 0; scan--) {
            series.read(scan, 1, row);
            System.arraycopy(row, 0, narrow, scan * targets, targets);
        }
        assertThat(narrow).as("%s, scan by scan", name).containsExactly(answer.toFloats());

        int[] some = targets == 1 ? new int[] {0} : new int[] {targets - 1, 0};
        float[] chosen = new float[scans * some.length];
        series.read(0, scans, some, chosen);
        float[] wanted = new float[chosen.length];
        for (int i = 0; i < wanted.length; i++) {
            wanted[i] = narrow[i / some.length * targets + some[i % some.length]];
        }
        assertThat(chosen).as("%s, some targets", name).containsExactly(wanted);
    }
}
