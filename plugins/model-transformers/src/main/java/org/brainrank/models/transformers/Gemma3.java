package org.brainrank.models.transformers;

import java.util.Optional;
import org.brainrank.models.blocks.Scoring;

/**
 * Gemma 2 with norms over queries and keys instead of caps, five blocks with a window for each without, and positions of
 * their own in the former; the text part of a model that sees pictures too. Kamath et al. 2025.
 */
final class Gemma3 extends Gemma2 {
    private static final RotarySettings.Spelling GLOBAL =
            new RotarySettings.Spelling("rope_theta", 1_000_000, "partial_rotary_factor", 1);
    private static final RotarySettings.Spelling LOCAL =
            new RotarySettings.Spelling("rope_local_base_freq", 10_000, "partial_rotary_factor", 1);

    Gemma3() {
        super("gemma3_text");
    }

    @Override
    RotarySettings rotary(Config config, int headWidth) {
        return of(config, headWidth, "full_attention", GLOBAL);
    }

    @Override
    RotarySettings rotary(Config config, int headWidth, int block) {
        return slides(config, block) ? of(config, headWidth, "sliding_attention", LOCAL) : rotary(config, headWidth);
    }

    private static RotarySettings of(Config config, int headWidth, String kind, RotarySettings.Spelling spelling) {
        Config section = config.section("rope_parameters")
                .flatMap(all -> all.section(kind))
                // Before transformers 5, the scaling was that of blocks without a window alone.
                .or(() -> spelling.equals(GLOBAL) ? config.section("rope_scaling") : Optional.empty())
                .orElse(config);
        return section.equals(config) && spelling.equals(LOCAL)
                ? new RotarySettings(config, config, headWidth, config.number(LOCAL.thetaKey(), LOCAL.theta()))
                : RotarySettings.of(config, section, headWidth, spelling);
    }

    @Override
    int reach(Config config, int block) {
        return slides(config, block) ? SlidingWindow.reach(config) : SlidingWindow.UNLIMITED;
    }

    private static boolean slides(Config config, int block) {
        return LayerTypes.slides(config, block, i -> (i + 1) % config.size("sliding_window_pattern", 6) != 0);
    }

    @Override
    Scoring finished(Parts parts, String name, Scoring scoring) {
        int width = parts.sizes().headWidth();
        return super.finished(parts, name, scoring)
                .with(norm(parts, name + "q_norm", width), norm(parts, name + "k_norm", width));
    }

    @Override
    double cap(Config config, String key, double otherwise) {
        return config.number(key, 0);
    }
}
