package org.brainrank.dataset.narratives;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.brainrank.formats.Affine;
import org.brainrank.formats.Grid;
import org.brainrank.formats.gifti.GiftiWriter;
import org.brainrank.formats.nifti.NiftiWriter;
import org.brainrank.spi.dataset.DatasetRequest;

/**
 * The published layout, small: a few vertices a hemisphere, a few voxels, stories of a minute. Early auditory vertices respond
 * to the number of words that begin in a scan, {@link #LAG} scans later; all others are noise.
 */
final class FakeNarratives {
    static final int DURATION = 40;
    static final int LAG = 4;
    static final List<String> TASKS = List.of("black", "bronx", "forgot", "piemanpni");
    /** Keys of the left hemisphere's vertices; the right one has two more without a region. */
    static final int[] KEYS = {24, 24, 174, 173, 124, 104, 12, 1, 1, 1, 0, 0};

    static final Grid GRID = new Grid(3, 2, 2, Affine.of(3, 0, 0, 0, 0, 3, 0, 0, 0, 0, 3, 0), "mm", "mni");

    final Path root;

    FakeNarratives(Path data) {
        this.root = data.resolve("narratives");
        write("code/event_meta.json", events());
        write("code/scan_exclude.json", "{\n  \"black\": {},\n  \"bronx\": {}\n}\n");
        for (String side : List.of("L", "R")) {
            write(
                    "derivatives/afni-nosmooth/tpl-fsaverage6/tpl-fsaverage6_hemi-" + side + "_desc-MMP_dseg.label.gii",
                    labels(keys(side), Map.of()));
        }
        for (String task : TASKS) {
            write("stimuli/gentle/" + task + "/align.csv", align(task));
        }
    }

    static Timing timing(String task) {
        return Stories.named(task).get(0).at(8, DURATION);
    }

    private static String events() {
        return TASKS.stream()
                .map(task -> "  \"" + task + "\": {\n    \"" + task + "\": {\n      \"duration\": " + DURATION
                        + ",\n      \"onset\": 8\n    }\n  }")
                .collect(Collectors.joining(",\n", "{\n", "\n}\n"));
    }

    static int[] keys(String side) {
        return side.equals("L") ? KEYS.clone() : java.util.Arrays.copyOf(KEYS, KEYS.length + 2);
    }

    /** Two of three words a second on average, in bursts; the fourth was missed. */
    private static String align(String task) {
        Random random = new Random(task.hashCode());
        StringBuilder csv = new StringBuilder();
        double time = timing(task).audioTime(8) + 0.25;
        for (int word = 0; time < timing(task).audioTime(8 + DURATION) - 1; word++) {
            csv.append(word == 3 ? "word,,,\n" : String.format(Locale.ROOT, "word,word,%.3f,%.3f%n", time, time + 0.1));
            time += word % 9 == 8 ? 3 : 0.15 + 0.5 * random.nextDouble();
        }
        return csv.toString();
    }

    /** Words that begin in each scan from the story's first on. */
    private double[] rate(String task) {
        double[] rate = new double[8 + DURATION + 5];
        try {
            for (String line : Files.readAllLines(root.resolve("stimuli/gentle/" + task + "/align.csv"))) {
                String onset = line.split(",", -1)[2];
                if (!onset.isEmpty()) {
                    rate[(int) ((Double.parseDouble(onset) + timing(task).audioStart()) / 1.5)]++;
                }
            }
            return rate;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    FakeNarratives listener(String subject, String... tasks) {
        for (String task : tasks) {
            surface(subject, task, "");
        }
        return this;
    }

    /** @param run such as {@code _run-2}, or empty */
    void surface(String subject, String task, String run) {
        for (String side : List.of("L", "R")) {
            int[] keys = keys(side);
            float[] values = responses(subject + side + run, task, keys);
            Path file = folder(subject)
                    .resolve(subject + "_task-" + task + run + "_space-fsaverage6_hemi-" + side
                            + "_desc-clean.func.gii");
            List<String> scans = IntStream.range(0, values.length / keys.length)
                    .mapToObj(scan -> "")
                    .toList();
            try {
                GiftiWriter.write(file, side.equals("L") ? "CortexLeft" : "CortexRight", scans, values);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    void volume(String subject, String task) {
        int[] keys = new int[GRID.voxels()];
        java.util.Arrays.fill(keys, 24);
        float[] values = responses(subject, task, keys);
        Path file = folder(subject)
                .resolve(subject + "_task-" + task + "_space-MNI152NLin2009cAsym_res-native_desc-clean_bold.nii.gz");
        try {
            NiftiWriter.write(file, GRID, values.length / keys.length, values, 1.5, "made up");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    float[] responses(String seed, String task, int[] keys) {
        double[] rate = rate(task);
        Random random = new Random((seed + task).hashCode());
        float[] values = new float[rate.length * keys.length];
        for (int i = 0; i < values.length; i++) {
            int scan = i / keys.length;
            boolean hears = keys[i % keys.length] > 1 && keys[i % keys.length] != 12;
            double heard = hears && scan >= LAG ? rate[scan - LAG] : 0;
            values[i] = (float) (heard + random.nextGaussian());
        }
        return values;
    }

    private Path folder(String subject) {
        Path folder = root.resolve("derivatives/afni-nosmooth").resolve(subject).resolve("func");
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path write(String name, String text) {
        try {
            Path file = root.resolve(name);
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** GIFTI as text. */
    static String labels(int[] keys, Map<Integer, String> names) {
        List<String> table = new ArrayList<>();
        names.forEach((key, name) -> table.add("<Label Key=\"" + key + "\"><![CDATA[" + name + "]]></Label>"));
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<GIFTI Version=\"1.0\" NumberOfDataArrays=\"1\">\n<LabelTable>"
                + String.join("", table)
                + "</LabelTable>\n<DataArray Intent=\"NIFTI_INTENT_LABEL\" DataType=\"NIFTI_TYPE_INT32\""
                + " ArrayIndexingOrder=\"RowMajorOrder\" Dimensionality=\"1\" Dim0=\"" + keys.length
                + "\" Encoding=\"ASCII\" Endian=\"LittleEndian\" ExternalFileName=\"\" ExternalFileOffset=\"0\">\n<Data>"
                + IntStream.of(keys).mapToObj(Integer::toString).collect(Collectors.joining(" "))
                + "</Data>\n</DataArray>\n</GIFTI>\n";
    }

    DatasetRequest request(Map<String, ?> parameters) {
        return new DatasetRequest(
                new NarrativesDatasetPlugin().card().resolve(parameters), Optional.of(root.getParent()));
    }
}
