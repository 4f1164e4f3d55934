package org.brainrank.models.onnx;

import org.brainrank.models.transformers.ExportedModel;
import org.brainrank.spi.Card;
import org.brainrank.spi.ParameterSpec;
import org.brainrank.spi.model.LanguageModel;
import org.brainrank.spi.model.ModelPlugin;
import org.brainrank.spi.model.ModelRequest;
import org.pf4j.Extension;

/** Language models from ONNX files. */
@Extension
public final class OnnxPlugin implements ModelPlugin {
    private static final String PATH = "path";
    private static final Card CARD = Card.of(
                    "onnx",
                    "A causal language model from an ONNX file, through ONNX Runtime: forward and erasure passes at every"
                            + " layer, attention where the graph forms it; no gradients.")
            .withCost("weights are copied into ONNX Runtime's memory; no gradients, so a window costs one forward")
            .with(ParameterSpec.path(
                    PATH, "An .onnx file, or a folder with one; tokenizer.json and config.json beside it are used."))
            .with(ExportedModel.maxTokens())
            .citing("""
                    @misc{onnx,
                      title = {Open Neural Network Exchange},
                      author = {Bai, Junjie and Lu, Fang and Zhang, Ke and others},
                      year = {2019},
                      howpublished = {https://github.com/onnx/onnx}
                    }""");

    /** Creates it; PF4J does. */
    public OnnxPlugin() {}

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public LanguageModel open(ModelRequest request) {
        ExportedModel.refuseUntrained(request, "an ONNX file");
        OnnxLocation location = OnnxLocation.of(request.parameters().path(PATH));
        return OnnxModel.open(
                request.id(),
                location,
                request.parameters().integer(ExportedModel.MAX_TOKENS),
                request.home().resolve("onnx"));
    }
}
