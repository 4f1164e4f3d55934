package org.brainrank.pipeline;

import org.brainrank.config.PluginChoice;
import org.brainrank.results.Manifest;
import org.brainrank.spi.control.Control;
import org.brainrank.spi.dataset.DatasetPlugin;
import org.brainrank.spi.method.MethodPlugin;
import org.brainrank.spi.model.ModelPlugin;

/** Where the parts that a config names come from; each throws a {@link org.brainrank.config.ConfigException} for an unknown id. */
public interface Components {
    /**
     * A method.
     *
     * @param choice by its id
     * @return the plugin
     */
    MethodPlugin method(PluginChoice choice);

    /**
     * A model plugin.
     *
     * @param choice by its id
     * @return the plugin
     */
    ModelPlugin model(PluginChoice choice);

    /**
     * A control.
     *
     * @param choice by its id
     * @return the plugin
     */
    Control control(PluginChoice choice);

    /**
     * A dataset plugin.
     *
     * @param choice by its id
     * @return the plugin
     */
    DatasetPlugin dataset(PluginChoice choice);

    /**
     * Whose code a method is.
     *
     * @param choice by its id
     * @return id, version and hash of the plugin; feature spaces that another made are not used again
     */
    Manifest.Plugin codeOfMethod(PluginChoice choice);

    /**
     * Whose code opens a model.
     *
     * @param choice by the plugin's id
     * @return id, version and hash of the plugin
     */
    Manifest.Plugin codeOfModel(PluginChoice choice);

    /**
     * What models run on.
     *
     * @return name, version and device of the deep learning engine
     */
    String engine();
}
