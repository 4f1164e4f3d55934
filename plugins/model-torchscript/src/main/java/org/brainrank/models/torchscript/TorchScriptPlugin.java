package org.brainrank.models.torchscript;

import org.brainrank.models.transformers.ExportedModel;
import org.brainrank.spi.Card;
import org.brainrank.spi.ParameterSpec;
import org.brainrank.spi.model.LanguageModel;
import org.brainrank.spi.model.ModelPlugin;
import org.brainrank.spi.model.ModelRequest;
import org.pf4j.Extension;

/** Language models from TorchScript files that take taps. */
@Extension
public final class TorchScriptPlugin implements ModelPlugin {
    private static final String PATH = "path";
    private static final Card CARD = Card.of(
                    "torchscript",
                    "A causal language model from a TorchScript file that takes taps, gradients included; the file's code"
                            + " is run.")
            .withCost("a forward or backward of the whole file, whatever the layer")
            .with(ParameterSpec.path(PATH, "A .pt file; tokenizer.json and config.json beside it are used."))
            .with(ExportedModel.maxTokens())
            .citing("""
                    @inproceedings{paszke2019pytorch,
                      title = {{PyTorch}: An Imperative Style, High-Performance Deep Learning Library},
                      author = {Paszke, Adam and Gross, Sam and Massa, Francisco and Lerer, Adam and others},
                      booktitle = {Advances in Neural Information Processing Systems},
                      volume = {32},
                      year = {2019}
                    }""");

    /** Creates it; PF4J does. */
    public TorchScriptPlugin() {}

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public LanguageModel open(ModelRequest request) {
        ExportedModel.refuseUntrained(request, "a TorchScript file");
        return TorchScriptModel.open(
                request.id(),
                request.parameters().path(PATH),
                request.parameters().integer(ExportedModel.MAX_TOKENS));
    }
}
