package org.brainrank.method.paths;

import org.brainrank.spi.method.MethodPlugin;
import org.brainrank.testkit.MethodContract;

class GradientShapTest extends MethodContract {
    @Override
    protected MethodPlugin plugin() {
        return new GradientShap();
    }
}
