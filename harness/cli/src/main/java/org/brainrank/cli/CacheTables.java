package org.brainrank.cli;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.brainrank.cache.Entry;
import org.brainrank.cache.Kept;
import org.brainrank.pipeline.CacheView;

/** What the cache holds, for people. */
final class CacheTables {
    private CacheTables() {}

    static Columns entries(List<Kept> entries) {
        Columns columns = new Columns();
        for (Kept kept : entries) {
            columns.row(
                    kept.used().truncatedTo(ChronoUnit.MINUTES).toString(),
                    megabytes(kept.bytes()),
                    kept.entry().map(Entry::model).orElse("?"),
                    "layer " + kept.entry().map(Entry::layer).orElse("?"),
                    kept.entry().map(Entry::variant).orElse("cannot be read; 'cache prune' removes it"),
                    String.valueOf(kept.folder().getFileName()));
        }
        return columns;
    }

    static Columns explained(List<CacheView.Line> lines) {
        Columns columns = new Columns();
        for (CacheView.Line line : lines) {
            columns.row(
                    line.model(),
                    "layer " + line.layer(),
                    line.variant(),
                    line.hit() ? "hit" : String.join("; ", line.reasons()));
        }
        return columns;
    }

    static String sum(List<Kept> entries) {
        return entries.size() + " feature spaces, "
                + megabytes(entries.stream().mapToLong(Kept::bytes).sum());
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }
}
