package org.brainrank.cli;

import java.io.PrintStream;
import java.util.Locale;
import org.brainrank.features.PassForecast;
import org.brainrank.pipeline.Forecast;

/** A forecast for people. */
final class ForecastView {
    private ForecastView() {}

    static void print(Forecast forecast, PrintStream out) {
        forecast.models().forEach(model -> print(model, out));
        out.println();
        out.println("controls alone: " + regressions(forecast.controls()));
        Forecast.Statistics statistics = forecast.statistics();
        out.println("statistics: ceilings " + duration(statistics.ceilingSeconds()) + ", ranks and pairs "
                + duration(statistics.rankingSeconds()) + ", findings " + duration(statistics.findingsSeconds()));
        forecast.universes().ifPresent(seconds -> out.println("universes: " + duration(seconds)));
        out.println("work in all: " + duration(forecast.workSeconds()) + " on " + forecast.threads()
                + (forecast.threads() == 1 ? " thread" : " threads") + ", if the machine had nothing else to do");
        out.println("expected: " + duration(forecast.seconds()) + ", "
                + duration(forecast.startingSeconds()) + " of them to start"
                + String.format(
                        Locale.ROOT,
                        "; while some of it was tried, work took %.1f times as long",
                        forecast.slowdown()));
        Forecast.Memory memory = forecast.memory();
        out.println("memory: at most about " + bytes(memory.heapBytes() + memory.offHeapBytes()) + ": "
                + bytes(memory.heapBytes()) + " of Java's heap, " + bytes(memory.offHeapBytes()) + " beside it");
        forecast.notes().forEach(note -> out.println("note: " + note));
    }

    private static void print(Forecast.OfModel model, PrintStream out) {
        out.println();
        out.println("model " + model.model() + ": " + model.words() + " windows, " + model.windows()
                + " of them different");
        Columns columns = new Columns();
        for (Forecast.OfPass pass : model.passes()) {
            if (pass.sharedBy() == 0) {
                columns.row("  " + pass.pass(), "all " + pass.cached() + " from the cache");
                continue;
            }
            columns.row(
                    "  " + pass.pass(),
                    "serves " + pass.sharedBy() + (pass.cached() > 0 ? " (" + pass.cached() + " from the cache)" : ""),
                    count(pass.forwards()) + " forwards",
                    count(pass.backwards()) + " backwards",
                    pass.batches() + (pass.batches() == 1 ? " batch" : " batches"),
                    pass.batchBytes().isPresent()
                            ? "of " + bytes(pass.batchBytes().getAsLong())
                            : "of unknown size",
                    duration(pass.seconds()) + basis(pass.basis()));
        }
        columns.print(out);
        for (Forecast.OfTurn turn : model.turns()) {
            out.println("  explaining " + turn.label() + ": " + duration(turn.explainingSeconds()) + ", "
                    + (turn.cached() == 0 ? "none" : turn.cached()) + " of " + turn.spaces()
                    + " feature spaces from the cache; opening it: " + duration(turn.openingSeconds()));
        }
        out.println("  regressing: " + regressions(model.regressing())
                + (model.turns().size() > 1 ? "; each spoilt model " + regressions(model.regressingSpoilt()) : ""));
        if (model.testedWords() > 0) {
            out.println("  testing faithfulness on " + model.testedWords() + " windows: "
                    + duration(model.testingSeconds()));
        }
        if (model.partitioningSeconds() > 0) {
            out.println("  partitioning variance: " + duration(model.partitioningSeconds()));
        }
    }

    private static String regressions(Forecast.Regressions regressions) {
        return regressions.count() + " regressions, " + duration(regressions.seconds());
    }

    private static String basis(PassForecast.Basis basis) {
        return switch (basis) {
            case MEASURED -> "";
            case PARTLY -> ", partly measured";
            case SCALED -> ", scaled from the others";
        };
    }

    private static String count(double number) {
        return String.format(Locale.ROOT, "%,.0f", number);
    }

    static String duration(double seconds) {
        if (seconds < 100) {
            return String.format(Locale.ROOT, seconds < 10 ? "%.1f s" : "%.0f s", seconds);
        }
        return seconds < 6000
                ? String.format(Locale.ROOT, "%.0f min", seconds / 60)
                : String.format(Locale.ROOT, "%.1f h", seconds / 3600);
    }

    private static String bytes(long bytes) {
        double mebibytes = bytes / (double) (1 << 20);
        return mebibytes < 1000
                ? String.format(Locale.ROOT, "%.0f MiB", Math.ceil(mebibytes))
                : String.format(Locale.ROOT, "%.1f GiB", mebibytes / 1024);
    }
}
