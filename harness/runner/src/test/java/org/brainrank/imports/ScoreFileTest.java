package org.brainrank.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.brainrank.spi.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads what NumPy, h5py and Inseq save; make_scores.py made the files. */
class ScoreFileTest {
    private static final WordTable BOTH =
            new WordTable(Map.of("moon", List.of("once", "upon", "a"), "sun", List.of("it", "shone")));
    private static final WordTable MOON = new WordTable(Map.of("moon", List.of("once", "upon", "a")));
    private static final WordTable SPOKEN = new WordTable(Map.of("s", List.of("The", "moonlight", "fell")));

    @TempDir
    private Path folder;

    private static Path file(String name) throws URISyntaxException {
        return Path.of(Objects.requireNonNull(ScoreFileTest.class.getResource("/imports/" + name), name)
                .toURI());
    }

    @Test
    void readsNumPyAndHdf5InEveryFloatingPointType() throws URISyntaxException {
        for (String name : List.of("scores.npz", "half.npz", "scores.h5")) {
            Map<String, List<float[]>> scores = ScoreFile.read(file(name), BOTH, 10);
            assertThat(scores.get("moon").get(0)).as(name).containsExactly(0.5f, -1.25f);
            assertThat(scores.get("moon").get(1)).as(name).containsExactly(2, 3);
            assertThat(scores.get("moon").get(2)[1]).as(name).isEqualTo(-7);
            assertThat((double) scores.get("moon").get(2)[0])
                    .as(name)
                    .isCloseTo(1e-3, org.assertj.core.api.Assertions.within(1e-6));
            assertThat(scores.get("sun")).as(name).hasSize(2);
            assertThat(scores.get("sun").get(1)).as(name).containsExactly(-5, 6);
        }
        for (String name : List.of("moon.npy", "fortran.npy")) {
            assertThat(ScoreFile.read(file(name), MOON, 10).get("moon").get(2))
                    .as(name)
                    .containsExactly(1e-3f, -7);
        }
    }

    @Test
    void foldsInseqTokensToTheLastWords() throws URISyntaxException {
        List<float[]> rows = ScoreFile.read(file("inseq.json"), SPOKEN, 2).getOrDefault("s", List.of());
        assertThat(rows).hasSize(3);
        assertThat(rows.get(0)).containsExactly(0, 1);
        assertThat(rows.get(1)).containsExactly(0.5f, 2.25f);
        assertThat(rows.get(2)).containsExactly(3.5f, 4);
    }

    @Test
    void refusesOtherWordsInAnInseqFile() throws URISyntaxException {
        WordTable other = new WordTable(Map.of("s", List.of("The", "moonshine", "fell")));
        Path inseq = file("inseq.json");
        assertThatThrownBy(() -> ScoreFile.read(inseq, other, 2))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("attribution 2 of story 's'")
                .hasMessageContaining("'moonlight' where the word table has 'moonshine'");
        WordTable longer = new WordTable(Map.of("s", List.of("The", "moonlight")));
        assertThatThrownBy(() -> ScoreFile.read(inseq, longer, 2))
                .hasMessageContaining("3 sequence_attributions for 2");
    }

    @Test
    void saysWhatIsWrongWithAFile() throws URISyntaxException, IOException {
        refuses(file("integers.npy"), MOON, "float16, float32 or float64");
        refuses(file("nan.npy"), MOON, "word 2, feature 2: NaN is no finite number");
        refuses(file("moon.npy"), BOTH, "holds one array and the word table names 2 stories");
        refuses(file("scores.npz"), new WordTable(Map.of("mars", List.of("red"))), "has no scores of story 'mars'");
        refuses(file("scores.h5"), new WordTable(Map.of("mars", List.of("red"))), "has no scores of story 'mars'");
        refuses(file("moon.npy"), new WordTable(Map.of("moon", List.of("once", "upon"))), "3 rows for 2 words");
        byte[] whole = Files.readAllBytes(file("moon.npy"));
        for (int length : new int[] {0, 5, 9, 20, whole.length - 1}) {
            Path cut = Files.write(folder.resolve("cut.npy"), java.util.Arrays.copyOf(whole, length));
            refuses(cut, MOON, "cut.npy");
        }
        byte[] hdf = Files.readAllBytes(file("scores.h5"));
        refuses(Files.write(folder.resolve("cut.h5"), java.util.Arrays.copyOf(hdf, 20)), BOTH, "cut.h5");
        refuses(Files.writeString(folder.resolve("x.json"), "{\"a\": "), SPOKEN, "is no JSON");
        refuses(Files.writeString(folder.resolve("x.csv"), "1,2"), MOON, "is none of .npy, .npz");
        refuses(folder.resolve("none.npy"), MOON, "cannot be read");
    }

    private static void refuses(Path file, WordTable table, String message) {
        assertThatThrownBy(() -> ScoreFile.read(file, table, 10))
                .isInstanceOf(UserException.class)
                .hasMessageContaining(message);
    }
}
