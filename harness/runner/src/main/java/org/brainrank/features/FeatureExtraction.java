package org.brainrank.features;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.brainrank.config.WindowSettings;
import org.brainrank.execution.Pace;
import org.brainrank.execution.Progress;
import org.brainrank.execution.Workers;
import org.brainrank.results.Sha256;
import org.brainrank.spi.UserException;
import org.brainrank.spi.dataset.Story;
import org.brainrank.spi.model.LanguageModel;
import org.brainrank.spi.model.ModelInfo;
import org.brainrank.spi.model.Output;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.PassRequest;
import org.brainrank.spi.model.Passages;
import org.brainrank.spi.model.Prediction;
import org.brainrank.spi.model.TokenWindow;
import org.brainrank.spi.model.Tokenizer;

/**
 * Makes the feature spaces of one model: every pass is run once for all units that share it.
 *
 * <h2>Implementation</h2>
 * Windows that a model cannot tell apart are run once. The others are grouped by their number of tokens, so that no padding
 * is needed, and each group is cut into batches whose size depends on the model and the pass alone. A batch is the unit of
 * parallel work. So results are the same whatever the number of threads.
 */
public final class FeatureExtraction {
    private final LanguageModel model;
    private final WindowSettings settings;
    private final Workers workers;
    private final Map<String, List<WordWindow>> windows;
    private final DistinctWindows distinct;
    private final Passages passages;

    /**
     * Splits the stories into windows.
     *
     * @param model open
     * @param stories of the dataset
     * @param settings of the window
     * @param workers that run batches
     * @throws UserException if the model has no tokenizer, or a word cannot be mapped to tokens
     */
    public FeatureExtraction(LanguageModel model, List<Story> stories, WindowSettings settings, Workers workers) {
        this(model, windows(model, stories, settings), settings, workers, Optional.empty());
    }

    private FeatureExtraction(
            LanguageModel model,
            Map<String, List<WordWindow>> windows,
            WindowSettings settings,
            Workers workers,
            Optional<Passages> passages) {
        this.model = model;
        this.windows = windows;
        this.settings = settings;
        this.workers = workers;
        this.distinct = DistinctWindows.of(windows);
        this.passages = passages.orElseGet(() -> Passages.of(windows.values().stream()
                .map(story -> story.stream()
                        .flatMapToInt(window -> Arrays.stream(window.lastWord()))
                        .toArray())
                .toList()));
    }

    private static Map<String, List<WordWindow>> windows(
            LanguageModel model, List<Story> stories, WindowSettings settings) {
        ModelInfo info = model.info();
        Tokenizer tokenizer = model.tokenizer()
                .orElseThrow(() -> new UserException("model '" + info.id()
                        + "' has no tokenizer.json, so it cannot read words; add the file to its folder"));
        WindowBuilder builder = new WindowBuilder(info, tokenizer, settings);
        Map<String, List<WordWindow>> windows = new LinkedHashMap<>();
        stories.forEach(story -> windows.put(story.id(), builder.of(story)));
        return windows;
    }

    /**
     * Takes sampled windows alone.
     *
     * @param model open; not necessarily the one that the sample was taken for
     * @param sample as {@link DeletionCurves#targeted} makes it
     * @param settings of the window
     * @param workers that run batches
     * @return what makes spaces of one story, whose words are the sample's windows
     */
    public static FeatureExtraction over(
            LanguageModel model, WordSample sample, WindowSettings settings, Workers workers) {
        return new FeatureExtraction(model, sample.asStory(), settings, workers, Optional.of(sample.passages()));
    }

    /**
     * How many windows there are.
     *
     * @return the number of words of all stories
     */
    public int windows() {
        return windows.values().stream().mapToInt(List::size).sum();
    }

    /**
     * The hash of everything that the model reads: the tokens of every window, which word each belongs to, and what is
     * explained.
     *
     * @return 64 hexadecimal digits; another if the words, the settings of the window or the tokenizer are others
     */
    public String tokensSha256() {
        return Sha256.of(windows.entrySet().stream()
                .flatMap(story -> Stream.concat(
                        Stream.of("story " + story.getKey() + "\n"),
                        story.getValue().stream().map(WordWindow::spelled))));
    }

    /**
     * How many of them differ, in tokens, target or where their last word begins: each of these is run once.
     *
     * @return at most {@link #windows}
     */
    public int distinctWindows() {
        return distinct.count();
    }

    /**
     * What passes will take, from a short trial of about two seconds in all.
     *
     * @param groups that {@link #run} will be called with
     * @param pace that trials are timed by
     * @return one a group, in their order
     */
    public List<PassForecast> forecast(List<PassGroup> groups, Pace pace) {
        return new Calibration(model, distinct, workers, pace)
                .of(
                        groups.stream().map(group -> group.among(passages)).toList(),
                        groups.stream().map(this::collectors).toList());
    }

    /**
     * Seconds that a pass will take over all windows that differ, on the run's threads.
     *
     * @param group units that share it
     * @param rate of the pass, as {@link #forecast} of these or other windows of the model found it
     * @return seconds of work, spread over the processors
     */
    public double seconds(PassGroup group, double rate) {
        return distinct.seconds(model, group, rate, workers.processors());
    }

    /**
     * Some windows, on which explanations are tested.
     *
     * @param words how many at most
     * @return evenly spaced over all words
     */
    public WordSample sample(int words) {
        return WordSample.of(windows, words, settings.explainedWords(), passages);
    }

    /**
     * The mean length of a window.
     *
     * @return in tokens
     */
    public double meanTokens() {
        return windows.values().stream()
                .flatMap(List::stream)
                .mapToInt(window -> window.tokens().tokens())
                .average()
                .orElse(0);
    }

    /**
     * The work that a group is, in the unit that {@link #run} advances by.
     *
     * @param group units that share a pass
     * @return windows that differ, times forward passes
     */
    public long work(PassGroup group) {
        return Math.round(distinctWindows() * group.cost(model.info().layers(), meanTokens()));
    }

    /**
     * Runs one pass over all windows that differ and hands every unit its feature space, or what its method threw.
     *
     * @param group units that share the pass
     * @param progress advanced by {@link #work} in all
     * @return one result per unit, in the group's order
     * @throws UserException if the model lacks a capability
     */
    public List<Extracted> run(PassGroup group, Progress progress) {
        long start = System.nanoTime();
        PassRequest request = group.among(passages).request();
        List<Batch> batches = distinct.batches(model, request);
        List<UnitResult> results = collectors(group);
        double share = group.cost(model.info().layers(), meanTokens());
        List<Callable<Void>> tasks = new ArrayList<>();
        for (Batch batch : batches) {
            tasks.add(() -> {
                new BatchRun(model, request, batch, results).run();
                progress.advance(Math.round(batch.windows().size() * share));
                return null;
            });
        }
        workers.all(tasks);
        double seconds = (System.nanoTime() - start) / 1e9 / group.units().size();
        return results.stream().map(result -> result.extracted(seconds)).toList();
    }

    /**
     * The tokens that the scores of some words in a row are about: one forward pass over their windows.
     *
     * @param story its id
     * @param from place of the first word, from 0
     * @param words how many
     * @param output the scalar that is explained
     * @return one a word
     */
    public List<ExplainedToken> explained(String story, int from, int words, Output output) {
        List<WordWindow> some = windows.getOrDefault(story, List.of()).subList(from, from + words);
        Tokenizer tokenizer = model.tokenizer().orElseThrow();
        PassRequest request = new PassRequest(new Pass.Forward(), new TreeSet<>(Set.of(0)), Set.of(), output);
        ExplainedToken[] tokens = new ExplainedToken[words];
        List<Callable<Void>> tasks = new ArrayList<>();
        for (Batch batch : DistinctWindows.of(Map.of(story, some)).batches(model, request)) {
            tasks.add(() -> {
                List<TokenWindow> read =
                        batch.windows().stream().map(SharedWindow::tokens).toList();
                model.run(request, read, (i, step) -> {
                    Prediction said = step.prediction();
                    ExplainedToken token = new ExplainedToken(tokenizer.text(said.target()), said.logProbability());
                    batch.windows()
                            .get(i)
                            .places()
                            .forEach(place -> tokens[place.window().word() - from] = token);
                });
                return null;
            });
        }
        workers.all(tasks);
        return List.of(tokens);
    }

    private List<UnitResult> collectors(PassGroup group) {
        return group.units().stream()
                .map(unit -> new UnitResult(unit, windows, settings))
                .toList();
    }
}
