package org.brainrank.features;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.brainrank.config.WindowSettings;
import org.brainrank.spi.UserException;
import org.brainrank.spi.dataset.Story;
import org.brainrank.spi.dataset.Word;
import org.brainrank.spi.model.Contrast;
import org.brainrank.spi.model.ModelInfo;
import org.brainrank.spi.model.TokenWindow;
import org.brainrank.spi.model.Tokenizer;

/** Makes the window that ends with each word of a story: its context words, split into tokens of one model. */
final class WindowBuilder {
    private final ModelInfo model;
    private final Tokenizer tokenizer;
    private final WindowSettings settings;
    private final Contrast contrast;

    WindowBuilder(ModelInfo model, Tokenizer tokenizer, WindowSettings settings) {
        this.model = model;
        this.tokenizer = tokenizer;
        this.settings = settings;
        this.contrast =
                new TargetSpelling("window.contrast", model, Optional.of(tokenizer)).contrast(settings.contrast());
    }

    List<WordWindow> of(Story story) {
        List<String> words = story.words().stream().map(Word::text).toList();
        List<WordWindow> windows = new ArrayList<>(words.size());
        for (int last = 0; last < words.size(); last++) {
            windows.add(window(story, words, last));
        }
        return windows;
    }

    private WordWindow window(Story story, List<String> words, int last) {
        int first = Math.max(0, last + 1 - settings.contextWords());
        int count = last + 1 - first;
        WordTokens tokens = tokens(story, first, last);
        if (tokens.tokens().size() > model.maxTokens()) {
            throw new UserException("the window that ends with word " + (last + 1) + " of story '" + story.id()
                    + "' has "
                    + tokens.tokens().size() + " tokens; '" + model.id() + "' reads at most " + model.maxTokens()
                    + ". Lower window.context-words");
        }
        return new WordWindow(
                last,
                count,
                new TokenWindow(tokens.ids(), target(story, words, first, last, tokens), contrast),
                tokens.wordOfToken());
    }

    // The story's last word has no next one, so its window explains the model's own prediction; the run record says so.
    private OptionalInt target(Story story, List<String> words, int first, int last, WordTokens window) {
        if (settings.target() == WindowSettings.Target.PREDICTED || last + 1 == words.size()) {
            return OptionalInt.empty();
        }
        WordTokens longer = tokens(story, first, last + 1);
        int next = longer.tokensOfFirst(last + 1 - first);
        int[] ids = longer.ids();
        if (!Arrays.equals(Arrays.copyOf(ids, next), window.ids())) {
            throw new UserException("in story '" + story.id() + "' the next word '" + words.get(last + 1)
                    + "' changes how the words before it are split into tokens, so there is no actual next token; use"
                    + " window.target: predicted");
        }
        return OptionalInt.of(ids[next]);
    }

    /** The tokens of the words from one to another, both included. */
    private WordTokens tokens(Story story, int first, int last) {
        List<Word> words = story.words().subList(first, last + 1);
        try {
            return WordTokens.of(words.stream().map(Word::text).toList(), tokenizer);
        } catch (UnmappableWordException e) {
            double onset = words.get(e.place()).onset();
            throw new UserException(
                    String.format(
                            Locale.ROOT,
                            "story '%s', word %d, heard at %.3f s: %s",
                            story.id(),
                            first + e.place() + 1,
                            onset,
                            e.getMessage()),
                    e);
        }
    }
}
