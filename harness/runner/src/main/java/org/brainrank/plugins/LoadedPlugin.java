package org.brainrank.plugins;

import java.nio.file.Path;
import java.util.List;

/**
 * A plugin that runs.
 *
 * @param id from its manifest
 * @param version from its manifest
 * @param description from its manifest; may be empty
 * @param sha256 of its jar, hexadecimal
 * @param needs ids of the plugins whose classes it uses
 * @param jar where it is
 */
public record LoadedPlugin(String id, String version, String description, String sha256, List<String> needs, Path jar) {
    /** Copies the list. */
    public LoadedPlugin {
        needs = List.copyOf(needs);
    }
}
