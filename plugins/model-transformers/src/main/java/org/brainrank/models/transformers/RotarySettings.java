package org.brainrank.models.transformers;

import java.util.Optional;
import org.brainrank.models.blocks.RotaryFrequencies;

/**
 * What a {@code config.json} says of rotary positions: {@code rope_theta} and {@code rope_scaling}, or since transformers 5
 * {@code rope_parameters}. Formulas as in transformers 5.18's {@code modeling_rope_utils}.
 *
 * @param config of the model
 * @param section the part with the type and its numbers, or the config itself
 * @param width how many dimensions of a head turn
 * @param theta base of the frequencies
 */
record RotarySettings(Config config, Config section, int width, double theta) {
    /** The names that a family gives these settings outside any section, and what holds without them. */
    record Spelling(String thetaKey, double theta, String shareKey, double share) {
        static final Spelling USUAL = new Spelling("rope_theta", 10_000, "partial_rotary_factor", 1);
    }

    static RotarySettings read(Config config, int headWidth, Spelling spelling) {
        Config section = config.section("rope_parameters")
                .or(() -> config.section("rope_scaling"))
                .orElse(config);
        return of(config, section, headWidth, spelling);
    }

    static RotarySettings of(Config config, Config section, int headWidth, Spelling spelling) {
        double theta = section.number("rope_theta", config.number(spelling.thetaKey(), spelling.theta()));
        double share = section.number("partial_rotary_factor", config.number(spelling.shareKey(), spelling.share()));
        int width = (int) (headWidth * share);
        config.refuse(
                width < 2 || width % 2 != 0,
                spelling.shareKey(),
                "a share of the " + headWidth + " dimensions of a head that is an even number of them, at least 2");
        return new RotarySettings(config, section, width, theta);
    }

    /** The frequencies of the planes. */
    RotaryFrequencies frequencies() {
        return switch (type()) {
            case "default" -> RotaryFrequencies.plain(width, theta);
            case "linear" -> RotaryFrequencies.constant(divided(RotaryFrequencies.powers(width, theta), factor()), 1);
            case "dynamic" -> RotaryFrequencies.dynamic(width, theta, factor(), positions());
            case "llama3" -> llama3();
            case "yarn" -> yarn();
            case "longrope", "su" -> longRope();
            default ->
                throw section.bad(
                        section.has("rope_type") ? "rope_type" : "type",
                        "one of default, linear, dynamic, llama3, yarn, longrope");
        };
    }

    /** The longest window that the settings are made for, where it is more than the config's positions. */
    int longest() {
        return type().equals("dynamic") ? (int) Math.min(Integer.MAX_VALUE, factor() * positions()) : positions();
    }

    private String type() {
        return section.text("rope_type", section.text("type", "default"));
    }

    private int positions() {
        return config.size("max_position_embeddings", 2048);
    }

    private int originally() {
        return config.size(
                "original_max_position_embeddings", section.size("original_max_position_embeddings", positions()));
    }

    private double factor() {
        if (section.has("factor")) {
            return section.number("factor", 1);
        }
        throw section.bad("factor", "a number");
    }

    private Optional<Double> stated(String key) {
        return section.has(key) ? Optional.of(section.number(key, 0)) : Optional.empty();
    }

    /** Long waves are stretched, short ones are not, those between partly. Dubey et al. 2024. */
    private RotaryFrequencies llama3() {
        double[] frequencies = RotaryFrequencies.powers(width, theta);
        double low = section.number("low_freq_factor", 1);
        double high = section.number("high_freq_factor", 4);
        for (int j = 0; j < frequencies.length; j++) {
            double waves = originally() * frequencies[j] / (2 * Math.PI);
            double kept = Math.max(0, Math.min(1, (waves - low) / (high - low)));
            frequencies[j] *= (1 - kept) / factor() + kept;
        }
        return RotaryFrequencies.constant(frequencies, 1);
    }

    /** Peng et al. 2023. */
    private RotaryFrequencies yarn() {
        double factor = stated("factor").orElse(positions() / (double) originally());
        double magnitude = stated("attention_factor").orElseGet(() -> {
            double some = section.number("mscale", 0);
            double all = section.number("mscale_all_dim", 0);
            return some != 0 && all != 0 ? loudness(factor, some) / loudness(factor, all) : loudness(factor, 1);
        });
        boolean whole = section.flag("truncate", true);
        double first = plane(section.number("beta_fast", 32));
        double last = plane(section.number("beta_slow", 1));
        double low = Math.max(whole ? Math.floor(first) : first, 0);
        double high = Math.min(whole ? Math.ceil(last) : last, width - 1.0);
        double[] frequencies = RotaryFrequencies.powers(width, theta);
        for (int j = 0; j < frequencies.length; j++) {
            double stretched = Math.max(0, Math.min(1, (j - low) / (low == high ? 0.001 : high - low)));
            frequencies[j] *= stretched / factor + 1 - stretched;
        }
        return RotaryFrequencies.constant(frequencies, magnitude);
    }

    private static double loudness(double factor, double scale) {
        return factor <= 1 ? 1 : 0.1 * scale * Math.log(factor) + 1;
    }

    /** The plane that turns so many times over the original window. */
    private double plane(double turns) {
        return width * Math.log(originally() / (turns * 2 * Math.PI)) / (2 * Math.log(theta));
    }

    /** A factor a plane, others in windows beyond the original length. Ding et al. 2024. */
    private RotaryFrequencies longRope() {
        double factor = stated("factor").orElse(positions() / (double) originally());
        double magnitude = stated("attention_factor")
                .orElse(factor <= 1 ? 1 : Math.sqrt(1 + Math.log(factor) / Math.log(originally())));
        double[] shorter = planes("short_factor");
        double[] longer = planes("long_factor");
        return new RotaryFrequencies(shorter, originally(), tokens -> longer, magnitude);
    }

    private double[] planes(String key) {
        double[] factors = section.numbers(key);
        double[] frequencies = RotaryFrequencies.powers(width, theta);
        if (factors.length != frequencies.length) {
            throw section.bad(key, "one number for each of the " + frequencies.length + " planes of a head");
        }
        for (int j = 0; j < factors.length; j++) {
            frequencies[j] /= factors[j];
        }
        return frequencies;
    }

    private static double[] divided(double[] numbers, double by) {
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] /= by;
        }
        return numbers;
    }
}
