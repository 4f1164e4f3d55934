package org.brainrank.models.transformers;

import org.brainrank.spi.model.LanguageModel;
import org.brainrank.testkit.ModelPerturbationContract;

/** What every model must keep, by a small gpt2 on the real engine. */
class Gpt2ContractTest extends ModelPerturbationContract {
    @Override
    protected LanguageModel open() {
        return Reference.of("gpt2").open();
    }

    // A coarse check that a missing or doubled term cannot pass; the exact one is against torch, in ReferenceModelTest.
    @Override
    protected double gradientTolerance() {
        return 0.3;
    }
}
