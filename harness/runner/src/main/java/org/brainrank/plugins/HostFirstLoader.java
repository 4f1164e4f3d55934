package org.brainrank.plugins;

import java.util.List;
import org.pf4j.PluginClassLoader;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginManager;

/**
 * Takes from the host what must exist once: the interface that both sides speak, whatever owns native libraries, and the
 * readers of formats with the libraries behind them.
 * Everything else comes from the plugin, so that it may bring its own version of a library.
 */
final class HostFirstLoader extends PluginClassLoader {
    private static final List<String> OF_THE_HOST = List.of(
            "org.brainrank.spi.",
            "org.brainrank.engine.",
            "org.brainrank.formats.",
            "ai.djl.",
            "org.slf4j.",
            "org.jspecify.",
            "org.pf4j.");

    HostFirstLoader(PluginManager owner, PluginDescriptor descriptor, ClassLoader host) {
        super(owner, descriptor, host);
    }

    @Override
    protected boolean shouldDelegateToParent(String className) {
        return OF_THE_HOST.stream().anyMatch(className::startsWith);
    }
}
