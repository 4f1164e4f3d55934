package org.brainrank.method.paths;

import org.brainrank.spi.method.MethodPlugin;

class ExpectedGradientsTest extends PathContract {
    @Override
    protected MethodPlugin plugin() {
        return new ExpectedGradients();
    }
}
