package org.brainrank.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.brainrank.config.WindowSettings;
import org.brainrank.fakes.FakeStories;
import org.brainrank.spi.UserException;
import org.brainrank.spi.dataset.Story;
import org.brainrank.spi.model.Token;
import org.brainrank.spi.model.Tokenizer;
import org.brainrank.testkit.FakeModel;
import org.junit.jupiter.api.Test;

class WindowBuilderTest {
    private static final Story STORY = FakeStories.of("fox", "the", "fox", "ran", "far");
    private final FakeModel model = FakeModel.create(1);
    private final Tokenizer tokenizer = model.tokenizer().orElseThrow();

    private List<WordWindow> windows(Story story, int context, WindowSettings.Target target) {
        return new WindowBuilder(model.info(), tokenizer, settings(context, target)).of(story);
    }

    private static WindowSettings settings(int context, WindowSettings.Target target) {
        return new WindowSettings(context, 1, target, WindowSettings.Output.LOGIT, WindowSettings.Normalise.NONE);
    }

    private int[] ids(String text) {
        return tokenizer.encode(text).stream().mapToInt(Token::id).toArray();
    }

    @Test
    void readsTheWordAndItsContextAndNoMore() {
        List<WordWindow> windows = windows(STORY, 2, WindowSettings.Target.PREDICTED);

        assertThat(windows).extracting(WordWindow::word).containsExactly(0, 1, 2, 3);
        assertThat(windows).extracting(WordWindow::words).containsExactly(1, 2, 2, 2);
        assertThat(windows.get(0).tokens().ids()).containsExactly(ids("the"));
        assertThat(windows.get(1).tokens().ids()).containsExactly(ids("the fox"));
        assertThat(windows.get(2).tokens().ids()).containsExactly(ids("fox ran"));
        assertThat(windows.get(2).wordOfToken()).containsExactly(0, 0, 0, 1, 1, 1);
        assertThat(windows)
                .allSatisfy(window -> assertThat(window.tokens().target()).isEmpty());
    }

    @Test
    void theActualTargetIsTheNextWordsFirstToken() {
        List<WordWindow> windows = windows(STORY, 2, WindowSettings.Target.ACTUAL);

        int spacedF = ids("a fox")[1];
        int spacedR = ids("a ran")[1];
        assertThat(windows.get(0).tokens().target()).hasValue(spacedF);
        assertThat(windows.get(1).tokens().target()).hasValue(spacedR);
        assertThat(windows.get(1).tokens().ids()).containsExactly(ids("the fox"));
        assertThat(windows.get(2).tokens().target()).hasValue(spacedF);
    }

    @Test
    void theLastWordExplainsThePredictedToken() {
        assertThat(windows(STORY, 2, WindowSettings.Target.ACTUAL)
                        .get(3)
                        .tokens()
                        .target())
                .isEmpty();
    }

    @Test
    void refusesAWindowThatTheModelCannotReadAndNamesItsPlace() {
        Story story = FakeStories.of("long", "short", "x".repeat(300), "end");

        assertThatThrownBy(() -> windows(story, 2, WindowSettings.Target.PREDICTED))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("word 2 of story 'long' has 305 tokens")
                .hasMessageContaining("'fake' reads at most 256. Lower window.context-words");
    }

    @Test
    void anUnmappableWordIsNamedWithStoryAndPlace() {
        Tokenizer whole = new FixedTokenizer(false);

        assertThatThrownBy(() ->
                        new WindowBuilder(model.info(), whole, settings(2, WindowSettings.Target.PREDICTED)).of(STORY))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("story 'fox', word 1, heard at 0.000 s: token 'the fox' reaches over");
    }

    @Test
    void aBeginningStandsBeforeEveryWindowAndChangesNoTarget() {
        Tokenizer begun = new Tokenizer() {
            @Override
            public List<Token> encode(String text) {
                return tokenizer.encode(text);
            }

            @Override
            public List<Integer> opening() {
                return List.of(3);
            }

            @Override
            public String token(int id) {
                return tokenizer.token(id);
            }
        };
        List<WordWindow> plain = windows(STORY, 2, WindowSettings.Target.ACTUAL);
        List<WordWindow> windows =
                new WindowBuilder(model.info(), begun, settings(2, WindowSettings.Target.ACTUAL)).of(STORY);

        for (int i = 0; i < plain.size(); i++) {
            int[] ids = windows.get(i).tokens().ids();
            assertThat(ids[0]).isEqualTo(3);
            assertThat(Arrays.copyOfRange(ids, 1, ids.length))
                    .containsExactly(plain.get(i).tokens().ids());
            assertThat(windows.get(i).tokens().target())
                    .isEqualTo(plain.get(i).tokens().target());
            assertThat(windows.get(i).lastWord()).containsExactly(plain.get(i).lastWord());
        }
    }

    @Test
    void refusesActualTargetsWhereTheNextWordChangesTheTokensBeforeIt() {
        Tokenizer fickle = new FixedTokenizer(true);

        assertThatThrownBy(() ->
                        new WindowBuilder(model.info(), fickle, settings(1, WindowSettings.Target.ACTUAL)).of(STORY))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("in story 'fox' the next word 'fox' changes how the words before it are split")
                .hasMessageContaining("window.target: predicted");
    }

    /** The whole text as one token; or a token a word, whose ids depend on the number of words. */
    private record FixedTokenizer(boolean byWord) implements Tokenizer {
        @Override
        public List<Token> encode(String text) {
            if (!byWord) {
                return List.of(new Token(1, text, 0, text.length()));
            }
            List<Token> tokens = new ArrayList<>();
            List<String> words = List.of(text.split(" ", -1));
            int start = 0;
            for (String word : words) {
                tokens.add(new Token(words.size(), word, start, start + word.length()));
                start += word.length() + 1;
            }
            return tokens;
        }

        @Override
        public String token(int id) {
            return Integer.toString(id);
        }
    }
}
