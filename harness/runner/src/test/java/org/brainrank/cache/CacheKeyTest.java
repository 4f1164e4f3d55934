package org.brainrank.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.brainrank.config.WindowSettings;
import org.brainrank.execution.Workers;
import org.brainrank.fakes.FakeMethod;
import org.brainrank.fakes.FakeStories;
import org.brainrank.features.FeatureExtraction;
import org.brainrank.features.Unit;
import org.brainrank.provenance.VariantHash;
import org.brainrank.results.Manifest;
import org.brainrank.spi.dataset.Story;
import org.brainrank.testkit.FakeModel;
import org.junit.jupiter.api.Test;

class CacheKeyTest {
    private static final Story STORY = FakeStories.of("one", "the", "quick", "fox");
    private static final Unit UNIT = new Unit("norm", FakeMethod.gradientNorm("norm"), 1);
    private static final Makers MAKERS = makers("0.1.0 aa", "engine", "1", "1");

    private static Makers makers(String harness, String engine, String model, String method) {
        Manifest.Plugin plugin = new Manifest.Plugin("methods", method, "cc");
        return new Makers(
                harness, engine, new Manifest.Plugin("models", model, "dd"), Map.of("norm", plugin, "other", plugin));
    }

    private static WindowSettings window(int contextWords, WindowSettings.Normalise normalise) {
        return new WindowSettings(
                contextWords, 2, WindowSettings.Target.PREDICTED, WindowSettings.Output.LOGIT, normalise);
    }

    private static CacheKey key(FakeModel model, Makers makers, WindowSettings window, Story story, Unit unit) {
        try (Workers workers = new Workers(1)) {
            FeatureExtraction extraction = new FeatureExtraction(model, List.of(story), window, workers);
            return CacheKey.of(model.info(), makers, window, List.of(story), extraction)
                    .of(unit);
        }
    }

    @Test
    void everythingThatDecidesTheNumbersMakesAnotherKey() {
        FakeModel model = FakeModel.create(1);
        WindowSettings window = window(3, WindowSettings.Normalise.NONE);
        List<CacheKey> keys = List.of(
                key(model, MAKERS, window, STORY, UNIT),
                key(FakeModel.create(2), MAKERS, window, STORY, UNIT),
                key(model, makers("0.1.0 bb", "engine", "1", "1"), window, STORY, UNIT),
                key(model, makers("0.1.0 aa", "other", "1", "1"), window, STORY, UNIT),
                key(model, makers("0.1.0 aa", "engine", "2", "1"), window, STORY, UNIT),
                key(model, makers("0.1.0 aa", "engine", "1", "2"), window, STORY, UNIT),
                key(model, MAKERS, window(2, WindowSettings.Normalise.NONE), STORY, UNIT),
                key(model, MAKERS, window(3, WindowSettings.Normalise.L2), STORY, UNIT),
                key(model, MAKERS, window, FakeStories.of("one", "the", "quick", "ox"), UNIT),
                key(model, MAKERS, window, FakeStories.of("one", "the", "quick", "fox", "ran"), UNIT),
                key(model, MAKERS, window, FakeStories.of("two", "the", "quick", "fox"), UNIT),
                key(model, MAKERS, window, STORY, new Unit("norm", UNIT.explainer(), 2)),
                key(model, MAKERS, window, STORY, new Unit("other", UNIT.explainer(), 1)));
        Set<String> names = new LinkedHashSet<>();
        keys.forEach(key -> names.add(key.name()));

        assertThat(names).hasSize(keys.size());
    }

    @Test
    void whatDoesNotDecideThemMakesNone() {
        FakeModel model = FakeModel.create(1);
        WindowSettings window = window(3, WindowSettings.Normalise.NONE);
        Story later = new Story(
                "one",
                STORY.words().stream()
                        .map(word ->
                                new org.brainrank.spi.dataset.Word(word.text(), word.onset() + 9, word.offset() + 9))
                        .toList());

        assertThat(key(FakeModel.create(1), MAKERS, window, later, UNIT))
                .as("when words are heard is the alignment's affair")
                .isEqualTo(key(model, MAKERS, window, STORY, UNIT));
    }

    @Test
    void itsNameBeginsWithTheHashOfTheRunRecord() {
        FakeModel model = FakeModel.create(1);
        WindowSettings window = window(3, WindowSettings.Normalise.NONE);

        assertThat(key(model, MAKERS, window, STORY, UNIT).name())
                .startsWith(
                        VariantHash.of("norm", window.spelled(), model.info().sha256()) + "-1-")
                .matches("[-0-9a-f]+");
    }
}
