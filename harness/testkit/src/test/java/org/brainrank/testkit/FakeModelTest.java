package org.brainrank.testkit;

import org.brainrank.spi.model.LanguageModel;

class FakeModelTest extends ModelPerturbationContract {
    @Override
    protected LanguageModel open() {
        return FakeModel.create(3);
    }

    @Override
    protected double tolerance() {
        return 1e-6;
    }
}
