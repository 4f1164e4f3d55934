package org.brainrank.pipeline;

import java.util.ArrayList;
import java.util.List;
import org.brainrank.alignment.Cleaning;
import org.brainrank.alignment.Delays;
import org.brainrank.alignment.DelaysInSeconds;
import org.brainrank.alignment.Downsampling;
import org.brainrank.alignment.HaemodynamicBasis;
import org.brainrank.alignment.HaemodynamicResponse;
import org.brainrank.alignment.ResponseModel;
import org.brainrank.alignment.Trim;
import org.brainrank.config.AlignmentSettings;
import org.brainrank.config.AlignmentSettings.Response;
import org.brainrank.config.NuisanceChoice;
import org.brainrank.spi.dataset.AlignmentAdvice;

/** Fills what a config leaves open with the dataset's advice, and remembers what that was. */
final class AlignmentChoice {
    private final AlignmentSettings settings;
    private final AlignmentAdvice advice;
    private final List<String> adopted = new ArrayList<>();

    private AlignmentChoice(AlignmentSettings settings, AlignmentAdvice advice) {
        this.settings = settings;
        this.advice = advice;
    }

    /**
     * Chooses.
     *
     * @param settings of the config
     * @param advice of the dataset
     * @param notes gets a sentence on what came from the dataset
     */
    static Alignment of(AlignmentSettings settings, AlignmentAdvice advice, List<String> notes) {
        AlignmentChoice choice = new AlignmentChoice(settings, advice);
        Alignment alignment = choice.alignment();
        if (!choice.adopted.isEmpty()) {
            notes.add("alignment left open by the config comes from the dataset: " + String.join(", ", choice.adopted)
                    + " (" + advice.source() + ")");
        }
        return alignment;
    }

    private Alignment alignment() {
        ResponseModel response = response();
        int start = settings.trimStartScans().orElseGet(() -> adopt("trim-scans start", advice.trimStartScans()));
        int end = settings.trimEndScans().orElseGet(() -> adopt("trim-scans end", advice.trimEndScans()));
        int order = settings.detrendOrder().orElseGet(() -> adopt("detrend-order", advice.detrendOrder()));
        double highPass = settings.highPassSeconds().orElseGet(this::highPass);
        NuisanceChoice nuisance = settings.nuisance().orElseGet(this::nuisance);
        return new Alignment(
                Downsampling.valueOf(settings.downsample().name()),
                response,
                new Trim(start, end),
                new Cleaning(order, highPass),
                nuisance,
                settings.scope() == AlignmentSettings.Scope.WHOLE_STORY);
    }

    private ResponseModel response() {
        if (settings.delaysSeconds().isPresent()) {
            return new DelaysInSeconds(settings.delaysSeconds().get());
        }
        Response response = settings.response()
                .orElseGet(() -> Response.valueOf(advice.response().name()));
        if (response == Response.FIR) {
            return new Delays(settings.delaysScans().orElseGet(() -> adopt("delays-scans", advice.delaysScans())));
        }
        HaemodynamicResponse shape =
                response == Response.GLOVER ? HaemodynamicResponse.glover() : HaemodynamicResponse.spm();
        if (settings.response().isEmpty()) {
            adopted.add("response " + shapeName(response));
        }
        int derivatives = settings.derivatives().orElseGet(() -> adopt("derivatives", advice.derivatives()));
        return new HaemodynamicBasis(shape, derivatives);
    }

    private static String shapeName(Response response) {
        return response == Response.GLOVER ? "glover" : "spm";
    }

    private double highPass() {
        double seconds = advice.highPassSeconds();
        if (seconds > 0) {
            adopted.add("high-pass-seconds " + seconds);
        }
        return seconds;
    }

    private NuisanceChoice nuisance() {
        if (!advice.nuisance().isEmpty()) {
            adopted.add("nuisance " + advice.nuisance());
        }
        return NuisanceChoice.of(advice.nuisance());
    }

    private <T> T adopt(String key, T value) {
        adopted.add(key + " " + value);
        return value;
    }
}
