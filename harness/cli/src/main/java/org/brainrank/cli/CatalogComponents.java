package org.brainrank.cli;

import java.util.Map;
import java.util.stream.Collectors;
import org.brainrank.config.PluginChoice;
import org.brainrank.pipeline.Components;
import org.brainrank.plugins.PluginCatalog;
import org.brainrank.results.Manifest;
import org.brainrank.spi.control.Control;
import org.brainrank.spi.dataset.DatasetPlugin;
import org.brainrank.spi.method.MethodPlugin;
import org.brainrank.spi.model.ModelPlugin;

/** Hands the pipeline what the plugins offer. */
record CatalogComponents(PluginCatalog catalog, String engine) implements Components {
    static CatalogComponents of(Session session) {
        String engine =
                session.engine().entrySet().stream().map(Map.Entry::toString).collect(Collectors.joining(", "));
        return new CatalogComponents(session.catalog(), engine);
    }

    @Override
    public MethodPlugin method(PluginChoice choice) {
        return catalog.requireMethod(choice).extension();
    }

    @Override
    public ModelPlugin model(PluginChoice choice) {
        return catalog.requireModel(choice).extension();
    }

    @Override
    public Control control(PluginChoice choice) {
        return catalog.requireControl(choice).extension();
    }

    @Override
    public DatasetPlugin dataset(PluginChoice choice) {
        return catalog.requireDataset(choice).extension();
    }

    @Override
    public Manifest.Plugin codeOfMethod(PluginChoice choice) {
        return catalog.code(catalog.requireMethod(choice));
    }

    @Override
    public Manifest.Plugin codeOfModel(PluginChoice choice) {
        return catalog.code(catalog.requireModel(choice));
    }
}
