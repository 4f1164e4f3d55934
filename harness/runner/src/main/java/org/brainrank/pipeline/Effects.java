package org.brainrank.pipeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.brainrank.config.StatisticsSettings;
import org.brainrank.provenance.Seeds;
import org.brainrank.results.Findings.Effect;
import org.brainrank.results.Leaderboard.Estimate;
import org.brainrank.statistics.FalseDiscoveryRate;
import org.brainrank.statistics.SignFlipTest;

/** Numbers of findings: means over subjects with intervals, and two-sided sign-flip tests, corrected by question. */
final class Effects {
    static final String ZERO = "-";

    private final StatisticsSettings settings;
    private final Inference inference;
    private final long seed;

    Effects(StatisticsSettings settings, Seeds seeds) {
        this.settings = settings;
        this.inference = new Inference(settings, seeds);
        this.seed = seeds.of("sign-flip");
    }

    StatisticsSettings settings() {
        return settings;
    }

    Estimate estimate(double[] subjects) {
        return inference.estimate(subjects);
    }

    /** Whether every subject has a number; without it there is no effect. */
    static boolean defined(double[] subjects) {
        return Arrays.stream(subjects).allMatch(Double::isFinite);
    }

    /** One number a subject, tested against zero. */
    Effect of(Labels labels, double[] subjects) {
        double p =
                SignFlipTest.twoSided(subjects, settings.permutations(), seed).p();
        return withP(labels, subjects, p);
    }

    /** One number a subject, with a test of its own; NaN for none. */
    Effect withP(Labels labels, double[] subjects, double p) {
        return new Effect(
                labels.quantity(),
                labels.model(),
                labels.roi(),
                labels.capacity(),
                labels.what(),
                labels.against(),
                estimate(subjects),
                p,
                Double.NaN,
                subjects.length);
    }

    /** The effects with p corrected over those of them that have one. */
    static List<Effect> corrected(List<Effect> effects) {
        double[] p = FalseDiscoveryRate.benjaminiHochberg(
                effects.stream().mapToDouble(Effect::p).toArray());
        List<Effect> corrected = new ArrayList<>();
        for (int i = 0; i < p.length; i++) {
            Effect effect = effects.get(i);
            corrected.add(new Effect(
                    effect.quantity(),
                    effect.model(),
                    effect.roi(),
                    effect.capacity(),
                    effect.what(),
                    effect.against(),
                    effect.estimate(),
                    effect.p(),
                    p[i],
                    effect.subjects()));
        }
        return corrected;
    }

    /** 1 if above zero, −1 if below, by interval and corrected p; 0 if neither can be told. */
    int verdict(Effect effect) {
        if (!(effect.pCorrected() < settings.fdr())) {
            return 0;
        }
        return effect.estimate().low() > 0 ? 1 : effect.estimate().high() < 0 ? -1 : 0;
    }

    /** A number with its uncertainty, for a sentence. */
    static String text(Effect effect) {
        Estimate estimate = effect.estimate();
        String mean = String.format(Locale.ROOT, "%.4f", estimate.mean());
        String interval = Double.isNaN(estimate.low())
                ? ""
                : String.format(Locale.ROOT, " [%.4f, %.4f]", estimate.low(), estimate.high());
        String p =
                Double.isNaN(effect.p()) ? "" : String.format(Locale.ROOT, ", corrected p %.3f", effect.pCorrected());
        return mean + interval + " (n = " + effect.subjects() + p + ")";
    }

    /** What a number is of. */
    record Labels(String quantity, String model, String roi, String capacity, String what, String against) {}
}
