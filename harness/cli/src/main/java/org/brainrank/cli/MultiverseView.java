package org.brainrank.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.brainrank.pipeline.MultiverseRun;

/** What a multiverse would cost, for people. */
final class MultiverseView {
    private MultiverseView() {}

    static void print(List<MultiverseRun.Cost> costs, PrintStream out) {
        out.println();
        out.println("multiverse of " + costs.size() + " universes:");
        Columns columns = new Columns();
        double forwards = 0;
        long cells = 0;
        for (MultiverseRun.Cost cost : costs) {
            forwards += cost.forwards();
            cells += cost.cells();
            if (cost.message().isEmpty()) {
                columns.row(
                        "  " + cost.universe(),
                        cost.forwards() > 0
                                ? String.format(Locale.ROOT, "~%.0f forwards", cost.forwards())
                                : "explanations shared",
                        cost.cells() + " cells");
            } else {
                columns.row("  " + cost.universe(), "CANNOT BE RUN", cost.message());
            }
        }
        columns.print(out);
        out.println(String.format(
                Locale.ROOT,
                "  in all ~%.0f forwards of one window and %d cells, beside the run itself",
                forwards,
                cells));
    }
}
