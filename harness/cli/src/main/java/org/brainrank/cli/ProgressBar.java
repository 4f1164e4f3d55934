package org.brainrank.cli;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.brainrank.execution.Progress;

/**
 * Shows how far a run is and how long it will take: one line, redrawn, on a terminal; a plain line every ten seconds
 * where stderr is piped.
 */
final class ProgressBar implements Progress {
    private static final long NANOS = 1_000_000_000L;
    private static final long REDRAW = NANOS / 10;
    private static final long PLAIN_LINE = 10 * NANOS;
    /** Below this a guess of the time left is noise. */
    private static final long MIN_ELAPSED_FOR_GUESS = NANOS;

    private final PrintStream err;
    private final boolean bytes;
    private final boolean terminal;
    private final int columns;
    private final LongSupplier nanoTime;

    private String phase = "";
    private long total;
    private long done;
    private long started;
    private long lastShown;

    /**
     * Creates one.
     *
     * @param err where to draw
     * @param terminal whether a line can be redrawn
     * @param columns width of the terminal
     * @param nanoTime a clock
     */
    ProgressBar(PrintStream err, boolean terminal, int columns, LongSupplier nanoTime) {
        this(err, false, terminal, columns, nanoTime);
    }

    private ProgressBar(PrintStream err, boolean bytes, boolean terminal, int columns, LongSupplier nanoTime) {
        this.err = err;
        this.bytes = bytes;
        this.terminal = terminal;
        this.columns = columns;
        this.nanoTime = nanoTime;
    }

    static ProgressBar on(Terminal terminal) {
        return new ProgressBar(terminal.err(), terminal.errIsTerminal(), terminal.columns(), System::nanoTime);
    }

    /** The same for steps that are bytes: it shows megabytes, and how many come in a second. */
    ProgressBar inBytes() {
        return new ProgressBar(err, true, terminal, columns, nanoTime);
    }

    @Override
    public synchronized void start(String name, long steps) {
        done();
        phase = name;
        total = steps;
        done = 0;
        started = nanoTime.getAsLong();
        lastShown = started;
        if (terminal) {
            draw();
        }
    }

    @Override
    public synchronized void advance(long by) {
        done += by;
        long now = nanoTime.getAsLong();
        if (now - lastShown >= (terminal ? REDRAW : PLAIN_LINE)) {
            lastShown = now;
            draw();
        }
    }

    @Override
    public synchronized void done() {
        if (phase.isEmpty()) {
            return;
        }
        String line = phase + ": " + (done > 0 ? amount(done) + (bytes ? " MB in " : " in ") : "")
                + duration((nanoTime.getAsLong() - started) / NANOS);
        err.println(terminal ? "\r\u001b[K" + line : line);
        phase = "";
    }

    private void draw() {
        String line = line();
        if (terminal) {
            String cut = line.length() < columns ? line : line.substring(0, columns - 1);
            err.print("\r" + cut + "\u001b[K");
            err.flush();
        } else {
            err.println(line);
        }
    }

    private String line() {
        long elapsed = nanoTime.getAsLong() - started;
        if (total <= 0) {
            return phase + ": " + amount(done) + (bytes ? " MB, " : ", ") + duration(elapsed / NANOS);
        }
        StringBuilder line = new StringBuilder(String.format(
                Locale.ROOT,
                "%s: %s/%s%s  %d %%",
                phase,
                amount(done),
                amount(total),
                bytes ? " MB" : "",
                Math.min(100, 100 * done / total)));
        if (bytes && elapsed >= MIN_ELAPSED_FOR_GUESS) {
            line.append("  ")
                    .append(amount(Math.round((double) done / elapsed * NANOS)))
                    .append(" MB/s");
        }
        if (done > 0 && done < total && elapsed >= MIN_ELAPSED_FOR_GUESS) {
            double left = (double) elapsed / done * (total - done);
            line.append("  ").append(duration(Math.round(left / NANOS))).append(" left");
        }
        return line.toString();
    }

    private String amount(long steps) {
        return bytes ? String.format(Locale.ROOT, "%.1f", steps / 1e6) : Long.toString(steps);
    }

    private static String duration(long seconds) {
        if (seconds < 60) {
            return seconds + " s";
        }
        return seconds < 3600
                ? seconds / 60 + " min " + seconds % 60 + " s"
                : seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
    }
}
