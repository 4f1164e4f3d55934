package org.brainrank.method.rules;

import org.brainrank.spi.method.MethodPlugin;
import org.brainrank.testkit.MethodContract;

class EpsilonLrpTest extends MethodContract {
    @Override
    protected MethodPlugin plugin() {
        return new EpsilonLrp();
    }
}
