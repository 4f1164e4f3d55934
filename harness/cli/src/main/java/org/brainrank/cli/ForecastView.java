package org.brainrank.cli;

import java.io.PrintStream;
import java.util.Locale;
import org.brainrank.features.PassForecast;
import org.brainrank.pipeline.Forecast;

/** A forecast for people. */
final class ForecastView {
    private ForecastView() {}

    static void print(Forecast forecast, PrintStream out) {
        for (Forecast.OfModel model : forecast.models()) {
            out.println();
            out.println("model " + model.model() + ": " + model.words() + " windows, " + model.windows()
                    + " of them different");
            Columns columns = new Columns();
            for (Forecast.OfPass pass : model.passes()) {
                columns.row(
                        "  " + pass.pass(),
                        "serves " + pass.sharedBy(),
                        count(pass.forwards()) + " forwards",
                        count(pass.backwards()) + " backwards",
                        pass.batches() + (pass.batches() == 1 ? " batch" : " batches"),
                        pass.batchBytes().isPresent()
                                ? "of " + bytes(pass.batchBytes().getAsLong())
                                : "of unknown size",
                        duration(pass.seconds()) + basis(pass.basis()));
            }
            columns.print(out);
            out.println("  explaining: " + duration(model.explainingSeconds())
                    + (model.times() > 1 ? ", " + model.times() + " times (controls)" : ""));
            out.println("  regressing: " + regressions(model.regressing())
                    + (model.times() > 1 && model.regressingSpoilt().count() > 0
                            ? "; each spoilt model " + regressions(model.regressingSpoilt())
                            : ""));
        }
        out.println();
        out.println("controls alone: " + regressions(forecast.controls()));
        out.println("expected in all: " + duration(forecast.seconds()) + " on " + forecast.threads()
                + (forecast.threads() == 1 ? " thread" : " threads") + ", at most " + bytes(forecast.peakBytes())
                + " of weights, batches, features and responses");
        out.println(
                "  (from trying some of it; longer if the machine has other work to do. Tests of faithfulness, shared variance and"
                        + " statistics are not counted)");
        forecast.notes().forEach(note -> out.println("note: " + note));
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
