package org.brainrank.cli;

import java.util.List;
import java.util.Locale;
import org.brainrank.pipeline.SimulatedListeners;
import org.brainrank.spi.UserException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Who is simulated; the defaults are those of the quickstart's listeners. */
@Command
final class ListenerArguments {
    @Option(
            names = "--subjects",
            paramLabel = "N",
            split = ",",
            defaultValue = "8",
            description = "Listeners, 1 to 999. Default: ${DEFAULT-VALUE}.")
    private List<Integer> subjects = List.of();

    @Option(
            names = "--targets",
            paramLabel = "N",
            defaultValue = "6",
            description = "Targets a region, at least 1. Default: ${DEFAULT-VALUE}.")
    private int targets;

    @Option(
            names = "--snr",
            paramLabel = "Q",
            split = ",",
            defaultValue = "0.5",
            description = "Variance of the signal divided by that of the noise, at least 0; a perfect model reaches"
                    + " r = sqrt(Q / (1 + Q)). Default: ${DEFAULT-VALUE}.")
    private List<Double> signalToNoise = List.of();

    @Option(
            names = "--word-rate-share",
            paramLabel = "S",
            defaultValue = "0.2",
            description =
                    "Share of the signal's variance that is word rate, from 0 to below 1. Default: ${DEFAULT-VALUE}.")
    private double wordRateShare;

    @Option(
            names = "--spread",
            paramLabel = "S",
            defaultValue = "0.5",
            description =
                    "Standard deviation of a listener's own weights, relative to those that all share, at least 0."
                            + " Default: ${DEFAULT-VALUE}.")
    private double spread;

    @Option(
            names = "--autocorrelation",
            paramLabel = "PHI",
            defaultValue = "0.4",
            description = "Of the noise from scan to scan, AR(1), from 0 to below 1. Default: ${DEFAULT-VALUE}.")
    private double autocorrelation;

    @Option(
            names = "--hrf",
            paramLabel = "KIND",
            defaultValue = "glover",
            description = "How blood follows: glover, spm, or fir (a random shape from 2 to 8 s)."
                    + " Default: ${DEFAULT-VALUE}.")
    private String response = "";

    @Option(names = "--seed", paramLabel = "N", description = "Of every draw. Default: the config's.")
    private Long seed;

    /** One kind of listeners. */
    SimulatedListeners read(long configured) {
        if (subjects.size() != 1 || signalToNoise.size() != 1) {
            throw new UserException("--subjects and --snr take a list with --study alone; give one number each");
        }
        return of(subjects.get(0), signalToNoise.get(0), configured);
    }

    /** Numbers of listeners that a study goes through. */
    List<Integer> subjects() {
        return subjects;
    }

    /** Signal to noise ratios that a study goes through. */
    List<Double> signalToNoise() {
        return signalToNoise;
    }

    /** Listeners with given numbers. */
    SimulatedListeners of(int listeners, double ratio, long configured) {
        require(listeners >= 1 && listeners <= 999, "--subjects " + listeners, "1 to 999");
        require(targets >= 1 && targets <= 100_000, "--targets " + targets, "1 to 100000");
        require(ratio >= 0 && Double.isFinite(ratio), "--snr " + ratio, "0 or more");
        require(wordRateShare >= 0 && wordRateShare < 1, "--word-rate-share " + wordRateShare, "from 0 to below 1");
        require(spread >= 0 && Double.isFinite(spread), "--spread " + spread, "0 or more");
        require(
                autocorrelation >= 0 && autocorrelation < 1,
                "--autocorrelation " + autocorrelation,
                "from 0 to below 1");
        return new SimulatedListeners(
                listeners,
                targets,
                ratio,
                wordRateShare,
                spread,
                autocorrelation,
                hrf(),
                seed == null ? configured : seed);
    }

    private SimulatedListeners.Response hrf() {
        for (SimulatedListeners.Response known : SimulatedListeners.Response.values()) {
            if (known.name().toLowerCase(Locale.ROOT).equals(response)) {
                return known;
            }
        }
        throw new UserException("--hrf " + response + ": is one of glover, spm, fir");
    }

    private static void require(boolean condition, String found, String expected) {
        if (!condition) {
            throw new UserException(found + ": is " + expected);
        }
    }
}
