package org.brainrank.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.brainrank.config.WindowSettings;
import org.brainrank.fakes.FakeStories;
import org.brainrank.spi.UserException;
import org.brainrank.spi.model.Contrast;
import org.brainrank.testkit.FakeModel;
import org.junit.jupiter.api.Test;

/** A word is looked for as it stands in running text, behind a space; the fake tokenizer makes one token of both. */
class TargetSpellingTest {
    private final FakeModel model = FakeModel.create(1);
    private final TargetSpelling spelling = new TargetSpelling("window.contrast", model.info(), model.tokenizer());

    @Test
    void readsEveryContrast() {
        assertThat(spelling.contrast("none")).isEqualTo(Contrast.NONE);
        assertThat(spelling.contrast("runner-up")).isEqualTo(Contrast.RUNNER_UP);
        assertThat(spelling.contrast("17")).isEqualTo(Contrast.token(17));
        int a = model.tokenizer().orElseThrow().encode(" a").get(0).id();
        assertThat(spelling.contrast("a")).isEqualTo(Contrast.token(a));
    }

    @Test
    void refusesWhatIsNoTokenSayingWhatIs() {
        assertThatThrownBy(() -> spelling.contrast("runnerup"))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "window.contrast 'runnerup' is not one token of model 'fake'; give none, runner-up, a token id,"
                                + " or a text that is one token");
        assertThatThrownBy(() -> spelling.contrast("128")).hasMessageContaining("go from 0 to 127");
        assertThatThrownBy(() -> new TargetSpelling("--target", model.info(), Optional.empty()).token("a", "predicted"))
                .hasMessageContaining("--target 'a'");
    }

    @Test
    void everyWindowOfAStoryIsHeldAgainstTheSame() {
        WindowSettings settings = new WindowSettings(
                5,
                3,
                WindowSettings.Target.PREDICTED,
                WindowSettings.Output.LOGIT,
                "runner-up",
                WindowSettings.Subwords.SUM,
                WindowSettings.Normalise.NONE);
        assertThat(new WindowBuilder(model.info(), model.tokenizer().orElseThrow(), settings)
                        .of(FakeStories.random("one", 10, 1)))
                .allMatch(window -> window.tokens().contrast().equals(Contrast.RUNNER_UP));
    }
}
