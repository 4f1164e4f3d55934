package org.brainrank.method.rules;

import org.brainrank.testkit.PluginJarContract;

class PackedPluginIT extends PluginJarContract {}
