package org.brainrank.pipeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.brainrank.features.ExplainedToken;
import org.brainrank.results.StoryView;
import org.brainrank.spi.method.Explainer;

/** What methods say of the words of passages, at every layer until it is known which layer counts. */
final class ScoresInPassages {
    private final Preparation preparation;
    private final List<Passage> passages;
    private final Map<MethodAtLayer, List<List<double[]>>> scores = new LinkedHashMap<>();
    private final Map<String, List<List<ExplainedToken>>> tokens = new LinkedHashMap<>();
    private final Map<String, StoryView.LeftOut> leftOut = new LinkedHashMap<>();

    ScoresInPassages(Preparation preparation, List<Passage> passages) {
        this.preparation = preparation;
        this.passages = List.copyOf(passages);
    }

    /** Whole models only. */
    void hear(Explained explained) {
        if (explained.role() != org.brainrank.results.Cell.Role.METHOD) {
            return;
        }
        if (!explained.tokens().isEmpty()) {
            tokens.put(explained.label(), explained.tokens());
        }
        explained.sets().forEach(this::hear);
    }

    private void hear(FeatureSet set) {
        Optional<Explainer.Kind> kind = kind(set);
        if (kind.isEmpty()) {
            leaveOut(set, "scores of another program: they stand in the folder that was imported");
        } else if (kind.get() == Explainer.Kind.VECTOR) {
            leaveOut(set, "a vector of " + set.space().features() + " numbers, no score a word");
        } else {
            scores.put(
                    MethodAtLayer.of(set),
                    passages.stream().map(passage -> of(passage, set)).toList());
        }
    }

    private void leaveOut(FeatureSet set, String why) {
        leftOut.putIfAbsent(set.model() + " " + set.variant(), new StoryView.LeftOut(set.model(), set.variant(), why));
    }

    private Optional<Explainer.Kind> kind(FeatureSet set) {
        return preparation.models().stream()
                .filter(model -> model.choice().name().equals(set.model()))
                .flatMap(model -> model.units().stream())
                .filter(unit -> unit.variant().equals(set.variant()))
                .map(unit -> unit.explainer().kind())
                .findFirst();
    }

    /** Shape (words, explained words); places before the story's first word are left away. */
    private List<double[]> of(Passage passage, FeatureSet set) {
        List<float[]> words = set.space()
                .stories()
                .getOrDefault(
                        preparation.brains().stories().get(passage.story()).id(), List.of());
        List<double[]> rows = new ArrayList<>();
        for (int word = passage.from(); word < passage.from() + passage.words(); word++) {
            float[] padded = words.get(word);
            double[] row = new double[Math.min(padded.length, word + 1)];
            for (int i = 0; i < row.length; i++) {
                row[i] = Significant.rounded(padded[padded.length - row.length + i]);
            }
            rows.add(row);
        }
        return rows;
    }

    /** The explained tokens of one passage, one entry a model. */
    List<StoryView.Targets> targets(int passage) {
        List<StoryView.Targets> targets = new ArrayList<>();
        tokens.forEach((model, ofPassages) -> {
            List<ExplainedToken> own = ofPassages.get(passage);
            targets.add(new StoryView.Targets(
                    model,
                    own.stream().map(ExplainedToken::text).toList(),
                    own.stream()
                            .mapToDouble(token -> Significant.rounded(token.logProbability()))
                            .toArray()));
        });
        return targets;
    }

    /** A method's scores in one passage; empty if it has none. */
    Optional<List<double[]>> of(MethodAtLayer method, int passage) {
        return Optional.ofNullable(scores.get(method)).map(all -> all.get(passage));
    }

    /** Methods that were heard and have no scores here. */
    List<StoryView.LeftOut> leftOut() {
        return List.copyOf(leftOut.values());
    }
}
