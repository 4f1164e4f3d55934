package org.brainrank.method.gradients;

import org.brainrank.spi.method.MethodPlugin;
import org.brainrank.testkit.MethodContract;

class SquareGradTest extends MethodContract {
    @Override
    protected MethodPlugin plugin() {
        return new SquareGrad();
    }
}
