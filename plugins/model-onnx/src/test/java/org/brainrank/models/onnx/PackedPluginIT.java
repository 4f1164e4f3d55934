package org.brainrank.models.onnx;

import org.brainrank.testkit.PluginJarContract;

class PackedPluginIT extends PluginJarContract {}
