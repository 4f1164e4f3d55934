package org.brainrank.method.paths;

import org.brainrank.spi.method.MethodPlugin;

class GradientShapTest extends PathContract {
    @Override
    protected MethodPlugin plugin() {
        return new GradientShap();
    }
}
