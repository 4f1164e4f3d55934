package org.brainrank.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.brainrank.config.AlignmentSettings;
import org.brainrank.config.ConfigReader;
import org.brainrank.config.Experiment;
import org.brainrank.config.Overrides;
import org.brainrank.encoding.FoldPlan;
import org.brainrank.encoding.InnerFolds;

/** Configs for tests, written as a person would. */
final class Toy {
    static final String CONFIG = """
            version: 1
            dataset: fake
            models: [fake]
            layers: [1, 2]
            methods: [norm]
            controls: [rate]
            window: {context-words: 5, explained-words: 3}
            alignment: {downsample: mean, delays-scans: [1, 2], trim-scans: {start: 2, end: 1}, detrend-order: 1}
            encoding:
              folds: {scheme: contiguous-blocks, count: 4, gap-scans: 5}
              inner-folds: 3
              alphas: {log10-from: -1, log10-to: 4, count: 6}
            statistics: {ceiling: leave-one-out-isc, permutations: 1000, bootstrap: 500, fdr: 0.05}
            seed: 3
            """;

    private Toy() {}

    /** The config with some keys changed, spelled as {@code --set} spells them. */
    static Experiment experiment(String... settings) {
        return new ConfigReader(Map.of()).parse("toy.yaml", "toy", CONFIG, new Overrides(List.of(settings), List.of()));
    }

    /** The alignment of a config that leaves everything open but the given lines. */
    static AlignmentSettings alignment(String... lines) {
        String own = lines.length == 0 ? " {}" : "\n  " + String.join("\n  ", lines);
        return new ConfigReader(Map.of())
                .parse(
                        "toy.yaml",
                        "toy",
                        "version: 1\ndataset: fake\nmodels: [fake]\nmethods: [norm]\nalignment:" + own + "\n",
                        new Overrides(List.of(), List.of()))
                .alignment();
    }

    /** Some folds, for tests that regress nothing. */
    static Folds folds(int... runLengths) {
        return new Folds(FoldPlan.contiguousBlocks(runLengths, 2, 0), new InnerFolds(2, 0), 0);
    }

    /** Word vectors of one story. */
    static List<float[]> rows(int words, int features, java.util.Random random) {
        List<float[]> rows = new ArrayList<>();
        for (int word = 0; word < words; word++) {
            float[] vector = new float[features];
            for (int i = 0; i < features; i++) {
                vector[i] = (float) random.nextGaussian();
            }
            rows.add(vector);
        }
        return rows;
    }
}
