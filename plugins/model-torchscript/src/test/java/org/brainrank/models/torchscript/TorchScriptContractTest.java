package org.brainrank.models.torchscript;

import org.brainrank.spi.model.LanguageModel;
import org.brainrank.testkit.ModelPerturbationContract;

/** What every model must keep, by a small Llama that was exported to TorchScript. */
class TorchScriptContractTest extends ModelPerturbationContract {
    @Override
    protected LanguageModel open() {
        return TorchScriptModel.open("script", Fixtures.file("llama3-trace.pt"), 64);
    }

    // A coarse check that a missing or doubled term cannot pass; the exact one is against the folder's model.
    @Override
    protected double gradientTolerance() {
        return 0.3;
    }
}
