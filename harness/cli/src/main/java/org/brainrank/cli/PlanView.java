package org.brainrank.cli;

import java.io.PrintStream;
import java.util.Locale;
import org.brainrank.pipeline.Plan;

/** A plan for people. */
final class PlanView {
    private PlanView() {}

    static void print(Plan plan, PrintStream out) {
        out.println("dataset " + plan.dataset() + ": " + plan.subjects() + " subjects, " + plan.targets() + " targets, "
                + plan.words() + " words, " + plan.scans() + " scans");
        out.println("beside every method: " + listed(plan.nuisance()) + "; competing with it: "
                + listed(plan.competitors()));
        if (plan.forecast().isPresent()) {
            ForecastView.print(plan.forecast().get(), out);
        } else {
            passes(plan, out);
        }
        out.println();
        out.println(plan.cells() + " cells (subject × model × layer × variant)");
        plan.notes().forEach(note -> out.println("note: " + note));
    }

    private static void passes(Plan plan, PrintStream out) {
        for (Plan.ModelPlan model : plan.models()) {
            out.println();
            out.println("model " + model.model() + ", " + model.layers() + " layers: " + model.featureSpaces()
                    + " feature spaces" + (model.copies() > 1 ? ", " + model.copies() + " times (controls)" : ""));
            Columns columns = new Columns();
            double total = 0;
            for (Plan.PassPlan pass : model.passes()) {
                total += pass.forwards();
                columns.row(
                        "  " + pass.pass(),
                        "serves " + pass.sharedBy(),
                        String.format(Locale.ROOT, "~%.0f forwards a window", pass.forwards()));
            }
            columns.print(out);
            out.println(String.format(
                    Locale.ROOT, "  in all ~%.0f forwards of one window", total * plan.words() * model.copies()));
        }
    }

    private static String listed(java.util.List<String> names) {
        return names.isEmpty() ? "nothing" : String.join(", ", names);
    }
}
