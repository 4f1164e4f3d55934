package org.brainrank.models.onnx;

import java.nio.file.Path;
import org.brainrank.spi.model.LanguageModel;
import org.brainrank.testkit.ModelPerturbationContract;
import org.junit.jupiter.api.io.TempDir;

/** What every model must keep, by a small Llama that was exported to ONNX. */
class OnnxContractTest extends ModelPerturbationContract {
    @TempDir
    private Path home;

    @Override
    protected LanguageModel open() {
        return OnnxModel.open("onnx", OnnxLocation.of(Fixtures.file("llama3-legacy.onnx")), 64, home);
    }
}
