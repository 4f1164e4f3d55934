package org.brainrank.config;

import java.nio.file.Path;

/**
 * Scores that another program computed.
 *
 * @param folder as {@code brainrank import-attributions} writes it; a relative one starts where the command was typed
 * @param place where it stands
 */
public record ImportChoice(Path folder, Place place) {}
