package org.brainrank.leaderboard;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.brainrank.results.StoryView;
import org.brainrank.results.StoryView.Passage;

/**
 * What a passage's words get from two methods, and what brains answered. The form and the frames stand here, the script
 * fills them: without it there is a sentence that says where the numbers are.
 */
final class StorySection {
    private final Html html;
    private final StoryView story;
    private final StoryData data;
    private final Names names;

    StorySection(Html html, Board board, StoryView story) {
        this.html = html;
        this.story = story;
        this.names = board.names();
        this.data = new StoryData(board, story);
    }

    void write() {
        List<Passage> shown = data.shown();
        html.leaf(
                "p",
                "Each word's score is its part in the model's next token at the end of a window of "
                        + Text.count(story.explainedWords(), "word")
                        + ", at the layer that the inner folds chose most often. Choose two methods, and step through the words "
                        + "with the arrow keys. Scores of different methods have no common scale: colours go to each "
                        + "method's own largest score. Responses follow the words by some seconds.");
        html.open("noscript").leaf("p", "This view needs its script; story.json of the run has the numbers.");
        html.end();
        html.open("div", "id", "story-view", "hidden", "");
        form(shown);
        html.open("div", "class", "readings");
        for (String side : List.of("a", "b")) {
            html.open("div", "class", "reading-" + side);
            html.leaf("h3", "", "id", "story-title-" + side);
            html.leaf(
                    "div",
                    "",
                    "id",
                    "story-words-" + side,
                    "class",
                    "words",
                    "role",
                    "group",
                    "aria-labelledby",
                    "story-title-" + side);
            html.end();
        }
        html.end();
        html.leaf("p", "", "id", "story-key", "class", "legend");
        html.leaf("p", "", "id", "story-now", "class", "now");
        html.open("div", "class", "pair");
        html.leaf(
                "div",
                "",
                "id",
                "story-window",
                "class",
                "scroll",
                "role",
                "region",
                "tabindex",
                "0",
                "aria-label",
                "Scores of the window");
        html.leaf("div", "", "id", "story-response", "class", "response");
        html.end().end();
        leftOut(shown);
        html.data("story-data", data.toMap());
    }

    private void form(List<Passage> shown) {
        html.open("form", "class", "tools", "id", "story-form");
        html.open("label").text("Passage ").open("select", "name", "passage");
        for (int i = 0; i < shown.size(); i++) {
            Passage passage = shown.get(i);
            html.leaf(
                    "option",
                    passage.story() + ", words " + (passage.firstWord() + 1) + "–"
                            + (passage.firstWord() + passage.words().size()),
                    "value",
                    Integer.toString(i));
        }
        html.close().close();
        select("Model", "model", values(shown, Scope.MODELS));
        select("Method A", "a", values(shown, Scope.METHODS));
        select("Method B", "b", values(shown, Scope.METHODS));
        select("Region", "region", values(shown, Scope.REGIONS));
        html.open("label").text("Colour ").open("select", "name", "colour");
        html.leaf("option", "each word by its mean over windows", "value", "mean");
        html.leaf("option", "the window of the current word", "value", "window");
        html.close().close().end();
    }

    private void select(String label, String name, Set<String> values) {
        html.open("label").text(label + " ").open("select", "name", name);
        values.forEach(value -> html.leaf("option", value));
        html.close().close();
    }

    private enum Scope {
        MODELS,
        METHODS,
        REGIONS
    }

    private Set<String> values(List<Passage> shown, Scope scope) {
        return shown.stream()
                .flatMap(passage -> switch (scope) {
                    case MODELS -> data.explanations(passage).stream().map(scores -> Names.printable(scores.model()));
                    case METHODS -> data.explanations(passage).stream().map(scores -> names.of(scores.variant()));
                    case REGIONS -> passage.regions().stream().map(region -> Names.printable(region.roi()));
                })
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private void leftOut(List<Passage> shown) {
        if (!story.leftOut().isEmpty()) {
            html.leaf(
                    "p",
                    "Not here: "
                            + story.leftOut().stream()
                                    .map(left ->
                                            names.of(left.variant()) + " on " + left.model() + " (" + left.why() + ")")
                                    .collect(Collectors.joining("; "))
                            + ".",
                    "class",
                    "muted");
        }
        if (shown.stream()
                .anyMatch(passage -> data.explanations(passage).size()
                        < passage.explanations().size())) {
            html.leaf(
                    "p",
                    "Only the methods that stand highest are here; story.json of the run has them all.",
                    "class",
                    "muted");
        }
        if (shown.size() < story.passages().size()) {
            html.leaf(
                    "p",
                    "The page has " + shown.size() + " of "
                            + Text.count(story.passages().size(), "passage") + "; story.json of the run has them all.",
                    "class",
                    "muted");
        }
    }
}
