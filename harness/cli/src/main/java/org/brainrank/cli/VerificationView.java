package org.brainrank.cli;

import java.io.PrintStream;
import java.util.Locale;
import org.brainrank.results.Verification;
import org.brainrank.results.Verification.Check;

/** A verification as text: a line a check, what differs below it. */
final class VerificationView {
    private VerificationView() {}

    static void print(Verification found, PrintStream out) {
        Columns columns = new Columns();
        for (Check check : found.checks()) {
            columns.row(
                    check.what(),
                    switch (check.outcome()) {
                        case AGREES -> "agrees";
                        case DIFFERS -> "DIFFERS";
                        case UNCHECKED -> "not checked";
                    },
                    numbers(check),
                    check.detail());
        }
        columns.print(out);
        for (Check check : found.checks()) {
            check.findings().forEach(finding -> out.println("  " + check.what() + ": " + finding));
        }
        out.println(
                found.agrees()
                        ? found.name() + ": everything that was checked agrees"
                        : found.name() + ": this is not what the run wrote, or its numbers do not come out again");
    }

    private static String numbers(Check check) {
        return Double.isNaN(check.tolerance())
                ? ""
                : String.format(
                        Locale.ROOT, "largest difference %.1e, allowed %.0e", check.largest(), check.tolerance());
    }
}
