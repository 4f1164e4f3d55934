package org.brainrank.models.torchscript;

import org.brainrank.testkit.PluginJarContract;

class PackedPluginIT extends PluginJarContract {}
