package org.brainrank.dataset.littleprince;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.brainrank.formats.Affine;
import org.brainrank.formats.Grid;
import org.brainrank.formats.nifti.NiftiWriter;
import org.brainrank.spi.dataset.Dataset;
import org.brainrank.spi.dataset.DatasetRequest;

/**
 * The published layouts with made-up words and responses: a small grid, runs of the published lengths. In voxels 0 and 1 a
 * response is planted, the letters of the words of three scans earlier; the others are noise.
 */
final class Fake {
    static final Grid GRID = new Grid(3, 2, 2, Affine.of(2, 0, 0, -4, 0, 2, 0, 10, 0, 0, 2, 6), "mm", "");
    static final int LAG = 3;
    static final String HEADER = ",word,lemma,onset,offset,logfreq,pos,section,top_down,bottom_up,left_corner\r\n";
    private static final List<String> VOCABULARY =
            List.of("i", "a", "we", "the", "star", "said", "sheep", "flower", "nothing", "elephant", "responsible");

    private static final Map<Integer, String> WRONG = Map.of(3919, "i.", 6775, "and", 6781, "and");

    private final Path data;

    Fake(Path data) {
        this.data = data;
    }

    Path root() {
        return data.resolve("little-prince");
    }

    /** Words of all sections, one every 0.5 s until the audio ends, and the three wrong rows of the published table. */
    Fake words() {
        StringBuilder table = new StringBuilder(HEADER);
        int index = 0;
        for (Section section : Section.ALL) {
            List<String> words = words(section);
            for (int i = 0; i < words.size(); i++) {
                String wrong = WRONG.get(index);
                if (wrong != null) {
                    table.append(row(index++, wrong, i * 0.5, i * 0.5, section.number()));
                }
                table.append(row(index++, words.get(i), i * 0.5, i * 0.5 + 0.5, section.number()));
            }
        }
        write("annotation/EN/lppEN_word_information.csv", table.toString());
        return this;
    }

    static String row(int index, String word, double onset, double offset, int section) {
        return index + "," + word + ",lemma," + onset + "," + offset + ",5.5,NOUN," + section + ",1,1,1\r\n";
    }

    private static List<String> words(Section section) {
        SplittableRandom random = new SplittableRandom(section.number());
        List<String> words = new ArrayList<>();
        for (int i = 0; i < (section.scans() - 4) * 4; i++) {
            words.add(VOCABULARY.get(random.nextInt(VOCABULARY.size())));
        }
        return words;
    }

    /** One listener's runs; as many as there are numbers. */
    Fake listener(String subject, int... numbers) {
        for (int i = 0; i < numbers.length; i++) {
            run(
                    runFile(subject, numbers[i]),
                    Section.ALL.get(i),
                    Section.ALL.get(i).scans(),
                    subject.hashCode());
        }
        return this;
    }

    static String runFile(String subject, int number) {
        return "derivatives/" + subject + "/func/" + subject + "_task-lppEN_run-" + (number < 10 ? "0" : "") + number
                + "_space-MNIColin27_desc-preproc_bold.nii.gz";
    }

    Fake average() {
        for (Section section : Section.ALL) {
            run("bold/lpp_en_avg49ss_run" + section.number() + "_bold.nii.gz", section, section.scans(), 49);
        }
        return this;
    }

    void run(String name, Section section, int volumes, int seed) {
        SplittableRandom random = new SplittableRandom(seed * 31L + section.number());
        List<String> words = words(section);
        float[] values = new float[volumes * GRID.voxels()];
        for (int scan = 0; scan < volumes; scan++) {
            int letters = 0;
            for (int word = Math.max(0, (scan - LAG) * 4);
                    word < Math.min(words.size(), (scan - LAG + 1) * 4);
                    word++) {
                letters += words.get(word).length();
            }
            for (int voxel = 0; voxel < GRID.voxels(); voxel++) {
                values[scan * GRID.voxels() + voxel] =
                        (float) (1000 + 5 * random.nextGaussian() + (voxel < 2 ? letters - 20 : 0));
            }
        }
        image(name, GRID, volumes, values);
    }

    void mask(String name, float... labels) {
        image(name, GRID, 1, labels);
    }

    void image(String name, Grid grid, int volumes, float... values) {
        try {
            NiftiWriter.write(file(name), grid, volumes, values, volumes == 1 ? 0 : 2, "fake");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(String name, String content) {
        try {
            Files.writeString(file(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path file(String name) {
        Path file = root().resolve(name);
        try {
            Files.createDirectories(file.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    Dataset open(Map<String, ?> parameters) {
        PrinceDatasetPlugin plugin = new PrinceDatasetPlugin();
        return plugin.open(new DatasetRequest(plugin.card().resolve(parameters), Optional.of(data)));
    }
}
