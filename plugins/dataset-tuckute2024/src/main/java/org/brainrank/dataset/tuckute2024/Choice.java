package org.brainrank.dataset.tuckute2024;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.brainrank.spi.Parameters;
import org.brainrank.spi.UserException;

/**
 * What a config asks for.
 *
 * @param condition {@code B}, {@code D} or {@code S}; empty for all
 * @param rois in the order of the targets
 * @param response the column that is taken
 */
record Choice(Optional<String> condition, List<String> rois, String response) {
    static final String LANGUAGE = "language";

    /** The left language network and its five regions. */
    static final List<String> LANGUAGE_ROIS = List.of(
            "lang_LH_netw", "lang_LH_IFGorb", "lang_LH_IFG", "lang_LH_MFG", "lang_LH_AntTemp", "lang_LH_PostTemp");

    static Choice of(Parameters parameters) {
        String rois = parameters.text("rois");
        List<String> names = rois.equals(LANGUAGE)
                ? LANGUAGE_ROIS
                : Arrays.stream(rois.split(",", -1)).map(String::strip).toList();
        if (names.contains("") || names.stream().distinct().count() < names.size()) {
            throw new UserException("Dataset 'tuckute2024': rois is '" + rois
                    + "'; expected language, or names of the column roi with commas between, each once.");
        }
        Optional<String> condition = switch (parameters.text("condition")) {
            case "drive" -> Optional.of("D");
            case "suppress" -> Optional.of("S");
            case "all" -> Optional.empty();
            default -> Optional.of("B");
        };
        return new Choice(
                condition,
                names,
                parameters.text("response").equals("z-scored") ? "response_target" : "response_target_non_norm");
    }
}
