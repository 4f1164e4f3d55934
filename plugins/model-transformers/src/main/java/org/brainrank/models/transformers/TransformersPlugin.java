package org.brainrank.models.transformers;

import org.brainrank.spi.Card;
import org.brainrank.spi.ParameterSpec;
import org.brainrank.spi.model.LanguageModel;
import org.brainrank.spi.model.ModelPlugin;
import org.brainrank.spi.model.ModelRequest;
import org.pf4j.Extension;

/** Language models read straight from a Hugging Face folder; nothing is downloaded, no code from the folder is run. */
@Extension
public final class TransformersPlugin implements ModelPlugin {
    private static final String PATH = "path";
    private static final String BEGINNING = "bos";
    private static final Card CARD = Card.of(
                    "transformers",
                    "A causal language model from a Hugging Face folder; architectures: "
                            + String.join(", ", Architectures.names()) + ".")
            .withCost("weights are mapped, not copied; float32 arithmetic on the processor")
            .with(ParameterSpec.path(
                    PATH, "Folder with config.json, model.safetensors (or shards) and, for text, tokenizer.json."))
            .with(
                    ParameterSpec.choice(
                            BEGINNING,
                            BeginningOfText.AUTO.spelled(),
                            BeginningOfText.names(),
                            "Whether a beginning-of-text token stands before every window; auto: as the folder's tokenizer does."))
            .citing("""
                    @inproceedings{wolf2020transformers,
                      title = {Transformers: State-of-the-Art Natural Language Processing},
                      author = {Wolf, Thomas and Debut, Lysandre and Sanh, Victor and Chaumond, Julien and Delangue, Clement
                                and Moi, Anthony and Cistac, Pierric and Rault, Tim and Louf, R{\\'e}mi and Funtowicz, Morgan
                                and others},
                      booktitle = {Proceedings of EMNLP 2020: System Demonstrations},
                      pages = {38--45},
                      year = {2020},
                      doi = {10.18653/v1/2020.emnlp-demos.6}
                    }""");

    /** Creates it; PF4J does. */
    public TransformersPlugin() {}

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public LanguageModel open(ModelRequest request) {
        return ModelFolder.open(
                request.id(),
                request.parameters().path(PATH),
                request.untrainedSeed(),
                BeginningOfText.of(request.parameters().text(BEGINNING)));
    }
}
