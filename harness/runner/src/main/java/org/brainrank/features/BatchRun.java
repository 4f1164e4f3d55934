package org.brainrank.features;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.brainrank.spi.method.Reducer;
import org.brainrank.spi.model.LanguageModel;
import org.brainrank.spi.model.Observation;
import org.brainrank.spi.model.PassRequest;
import org.brainrank.spi.model.TokenWindow;

/**
 * Runs one batch and shows each step to the reducers of every unit. A method that throws spoils its own unit alone: units
 * of other methods share the pass, not the fault.
 */
final class BatchRun {
    private final LanguageModel model;
    private final PassRequest request;
    private final Batch batch;
    private final List<UnitResult> results;
    private final Set<UnitResult> failed = new HashSet<>();

    BatchRun(LanguageModel model, PassRequest request, Batch batch, List<UnitResult> results) {
        this.model = model;
        this.request = request;
        this.batch = batch;
        this.results = results;
    }

    void run() {
        List<TokenWindow> tokens =
                batch.windows().stream().map(SharedWindow::tokens).toList();
        List<Map<UnitResult, Reducer>> reducers = new ArrayList<>();
        for (SharedWindow window : batch.windows()) {
            Map<UnitResult, Reducer> perUnit = new LinkedHashMap<>();
            for (UnitResult result : results) {
                Unit unit = result.unit();
                attempt(
                        result,
                        () -> perUnit.put(
                                result,
                                unit.explainer()
                                        .reducer(unit.layer(), window.tokens().tokens(), window.tokensOfLastWord())));
            }
            reducers.add(perUnit);
        }
        model.run(request, tokens, (window, step) -> show(reducers.get(window), step));
        for (int i = 0; i < tokens.size(); i++) {
            SharedWindow window = batch.windows().get(i);
            reducers.get(i).forEach((result, reducer) -> attempt(result, () -> result.accept(window, reducer)));
        }
    }

    private void show(Map<UnitResult, Reducer> reducers, Observation step) {
        reducers.forEach((result, reducer) -> {
            if (step.shows(result.unit().layer())) {
                attempt(result, () -> reducer.observe(step));
            }
        });
    }

    private void attempt(UnitResult result, Runnable work) {
        if (failed.contains(result)) {
            return;
        }
        try {
            work.run();
        } catch (RuntimeException e) {
            failed.add(result);
            result.fail(batch.number(), e);
        }
    }
}
