package org.brainrank.fakes;

import java.util.List;
import org.brainrank.config.ConfigException;
import org.brainrank.config.PluginChoice;
import org.brainrank.pipeline.Components;
import org.brainrank.results.Manifest;
import org.brainrank.spi.control.Control;
import org.brainrank.spi.dataset.DatasetPlugin;
import org.brainrank.spi.method.MethodPlugin;
import org.brainrank.spi.model.ModelPlugin;

/** Components that lie in lists. */
public record FakeComponents(
        ModelPlugin model, FakeDataset data, List<FakeMethod> methods, List<? extends Control> controls)
        implements Components {
    @Override
    public MethodPlugin method(PluginChoice choice) {
        return methods.stream()
                .filter(method -> method.id().equals(choice.id()))
                .findFirst()
                .orElseThrow(() -> new ConfigException(choice.place(), "no method " + choice.id()));
    }

    @Override
    public ModelPlugin model(PluginChoice choice) {
        return model;
    }

    @Override
    public Control control(PluginChoice choice) {
        return controls.stream()
                .filter(control -> control.card().id().equals(choice.id()))
                .findFirst()
                .orElseThrow(() -> new ConfigException(choice.place(), "no control " + choice.id()));
    }

    @Override
    public DatasetPlugin dataset(PluginChoice choice) {
        return data;
    }

    @Override
    public Manifest.Plugin codeOfMethod(PluginChoice choice) {
        return new Manifest.Plugin("fake-methods", "1", "ab".repeat(32));
    }

    @Override
    public Manifest.Plugin codeOfModel(PluginChoice choice) {
        return new Manifest.Plugin("fake-models", "1", "cd".repeat(32));
    }

    @Override
    public String engine() {
        return "no engine";
    }
}
