package org.brainrank.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.brainrank.config.Place;
import org.brainrank.config.PluginChoice;
import org.brainrank.config.VariantSpelling;
import org.brainrank.plugins.Offer;
import org.brainrank.spi.dataset.Dataset;
import org.brainrank.spi.dataset.DatasetPlugin;
import org.brainrank.spi.dataset.DatasetRequest;

/**
 * A dataset as people type it: a folder with {@code dataset.yaml}, or an id, perhaps with parameters in braces.
 *
 * @param session of the command
 * @param choice what was typed, as a config would have it
 */
record DatasetArgument(Session session, PluginChoice choice) {
    private static final String FOLDERS = "tidy";
    private static final String DESCRIPTION = "dataset.yaml";

    /** Whether a folder is somebody's own dataset. */
    static boolean isFolder(Path path) {
        return Files.isDirectory(path);
    }

    static DatasetArgument of(Session session, String typed) {
        Place place = Place.commandLine("DATASET");
        boolean folder = typed.endsWith(DESCRIPTION) || isFolder(Path.of(typed.replaceFirst("\\{.*", "")));
        if (!folder) {
            return new DatasetArgument(session, VariantSpelling.parse(typed, place));
        }
        Path path = Path.of(typed);
        Path parent = path.toAbsolutePath().getParent();
        String where = typed.endsWith(DESCRIPTION) && !isFolder(path) && parent != null ? parent.toString() : typed;
        return new DatasetArgument(session, new PluginChoice(FOLDERS, Map.of("path", where), place));
    }

    private Offer<DatasetPlugin> offer() {
        return session.catalog().requireDataset(choice);
    }

    DatasetPlugin plugin() {
        return offer().extension();
    }

    DatasetRequest request() {
        return new DatasetRequest(offer().parameters(choice), session.home().data());
    }

    /** Opens it; the caller closes it. */
    Dataset open() {
        return plugin().open(request());
    }
}
