package org.brainrank.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import org.brainrank.spi.Card;
import org.brainrank.spi.control.Control;
import org.brainrank.spi.control.FeatureControl;
import org.brainrank.spi.control.ModelControl;
import org.brainrank.spi.control.StimulusControl;
import org.brainrank.spi.dataset.Story;
import org.brainrank.spi.dataset.Word;
import org.brainrank.spi.model.ModelRequest;
import org.junit.jupiter.api.Test;

/** What every control must keep, of whichever of the three kinds it is; inherit it and name the control. */
public abstract class ControlContract extends CardContract {
    private static final int WORDS = 40;
    private static final int WIDTH = 6;

    /** For subclasses. */
    protected ControlContract() {}

    /**
     * The control under test.
     *
     * @return a fresh one
     */
    protected abstract Control control();

    @Override
    protected final Card cardUnderTest() {
        return control().card();
    }

    @Test
    void isOfExactlyOneKind() {
        Control control = control();
        int kinds = (control instanceof StimulusControl ? 1 : 0)
                + (control instanceof FeatureControl ? 1 : 0)
                + (control instanceof ModelControl ? 1 : 0);
        assertThat(kinds).as("StimulusControl, FeatureControl or ModelControl").isEqualTo(1);
        assertThat(control.role()).as("role").isNotNull();
        assertThat(cardUnderTest().formula()).as("formula").isNotBlank();
    }

    @Test
    void featuresAreFiniteOfOneWidthAndRepeatable() {
        if (control() instanceof StimulusControl stimulus) {
            List<Story> stories = List.of(randomStory(WORDS), new Story("short", List.of(new Word("only", 1, 1.5))));
            Map<String, List<float[]>> features = stimulus.ofAll(stories, WIDTH, story -> 7);
            assertThat(features).as("every story").containsOnlyKeys("random", "short");
            assertMatrix(features.get("random"), WORDS);
            assertMatrix(features.get("short"), 1);
            assertThat(features.get("short").get(0))
                    .as("the same number of features for a story of one word")
                    .hasSameSizeAs(features.get("random").get(0));
            assertEqual(stimulus.ofAll(stories, WIDTH, story -> 7).get("random"), features.get("random"));
        }
    }

    @Test
    void spoiltFeaturesKeepTheirShapeAndLeaveTheOriginalAlone() {
        if (control() instanceof FeatureControl spoiler) {
            List<float[]> original = randomRows();
            List<float[]> copy = original.stream().map(float[]::clone).toList();
            Map<String, List<float[]>> stories = Map.of("own", original, "other", otherRows());
            List<float[]> spoilt = spoiler.spoil("own", stories, 7);
            assertEqual(original, copy);
            assertMatrix(spoilt, WORDS);
            assertThat(spoilt.get(0)).hasSize(WIDTH);
            assertEqual(spoiler.spoil("own", stories, 7), spoilt);
            assertThat(same(spoilt, copy)).as("spoilt features differ").isFalse();
            Map<String, List<float[]>> little = Map.of("own", copy.subList(0, 1), "other", otherRows());
            assertThat(spoiler.spoil("own", little, 7))
                    .as("a story of one word")
                    .hasSize(1);
        }
    }

    @Test
    void namesItselfByItsCardAndTakesItsParameters() {
        Control control = control().with(cardUnderTest().resolve(Map.of()));
        assertThat(control.variant()).startsWith(cardUnderTest().id());
        assertThat(control.card()).isEqualTo(cardUnderTest());
    }

    @Test
    void spoiltModelIsRepeatableAndAnother() {
        if (control() instanceof ModelControl spoiler) {
            ModelRequest request = new ModelRequest(
                    "model", Card.of("model", "").resolve(Map.of()), Path.of("home"), OptionalLong.empty());
            assertThat(spoiler.spoil(request, 7)).isEqualTo(spoiler.spoil(request, 7));
            assertThat(spoiler.spoil(request, 7)).isNotEqualTo(request);
        }
    }

    /**
     * A story of random words of a fifth to half a second, with pauses.
     *
     * @param words how many
     * @return the story
     */
    protected final Story randomStory(int words) {
        Random random = random();
        List<Word> spoken = new ArrayList<>(words);
        double time = random.nextDouble();
        for (int i = 0; i < words; i++) {
            double end = time + 0.2 + 0.3 * random.nextDouble();
            spoken.add(new Word("word" + i, time, end));
            time = random.nextInt(5) == 0 ? end + 0.5 : end;
        }
        return new Story("random", spoken);
    }

    private List<float[]> randomRows() {
        List<float[]> rows = new ArrayList<>(WORDS);
        Random random = random();
        for (int i = 0; i < WORDS; i++) {
            float[] row = new float[WIDTH];
            for (int j = 0; j < WIDTH; j++) {
                row[j] = (float) random.nextGaussian();
            }
            rows.add(row);
        }
        return rows;
    }

    private List<float[]> otherRows() {
        List<float[]> rows = randomRows();
        rows.forEach(row -> row[0] += 1);
        return rows.subList(0, WORDS - 3);
    }

    private static void assertMatrix(List<float[]> rows, int words) {
        assertThat(rows).as("one row a word").hasSize(words);
        assertThat(rows.get(0)).as("at least one feature").isNotEmpty();
        for (float[] row : rows) {
            assertThat(row).as("one width").hasSize(rows.get(0).length);
            for (float value : row) {
                assertThat(value).isFinite();
            }
        }
    }

    private static void assertEqual(List<float[]> actual, List<float[]> expected) {
        assertThat(same(actual, expected))
                .as("the same seed gives the same numbers")
                .isTrue();
    }

    private static boolean same(List<float[]> a, List<float[]> b) {
        boolean same = a.size() == b.size();
        for (int i = 0; same && i < a.size(); i++) {
            same = java.util.Arrays.equals(a.get(i), b.get(i));
        }
        return same;
    }
}
