package org.brainrank.models.transformers;

import org.brainrank.engine.Devices;
import org.brainrank.engine.EngineRuntime;
import org.brainrank.spi.Card;
import org.brainrank.spi.ParameterSpec;
import org.brainrank.spi.Parameters;
import org.brainrank.spi.model.LanguageModel;
import org.brainrank.spi.model.ModelPlugin;
import org.brainrank.spi.model.ModelRequest;
import org.pf4j.Extension;

/** Language models read straight from a Hugging Face folder; nothing is downloaded, no code from the folder is run. */
@Extension
public final class TransformersPlugin implements ModelPlugin {
    private static final String PATH = "path";
    private static final String DEVICE = "device";
    private static final String PRECISION = "precision";
    private static final String WEIGHTS = "weights";
    private static final String BEGINNING = "bos";
    private static final Card CARD = Card.of(
                    "transformers",
                    "A causal language model from a Hugging Face folder; architectures: "
                            + String.join(", ", Architectures.names()) + ".")
            .withCost("weights of the wanted precision are mapped, not copied; others are converted once, or with"
                    + " weights=streamed in every batch")
            .with(ParameterSpec.path(
                    PATH, "Folder with config.json, model.safetensors (or shards) and, for text, tokenizer.json."))
            .with(ParameterSpec.text(
                            DEVICE,
                            Devices.AUTO,
                            "Where it is computed: auto (the first GPU that the engine reaches, else the processor), cpu or"
                                    + " cuda:N.")
                    .unnamedAtDefault())
            .with(ParameterSpec.choice(
                            PRECISION,
                            Computation.FLOAT32,
                            Computation.PRECISIONS,
                            "Of the products with weights; float16 halves their memory, everything else stays float32."
                                    + " bfloat16 files are read, but not computed in.")
                    .unnamedAtDefault())
            .with(ParameterSpec.choice(
                            WEIGHTS,
                            Computation.RESIDENT,
                            Computation.WEIGHTS,
                            "Whether weights that are stored in another precision, or belong on a GPU, are all converted at"
                                    + " opening, or block by block when they are needed.")
                    .unnamedAtDefault())
            .with(ParameterSpec.choice(
                            BEGINNING,
                            BeginningOfText.AUTO.spelled(),
                            BeginningOfText.names(),
                            "Whether a beginning-of-text token stands before every window; auto: as the folder's tokenizer does.")
                    .unnamedAtDefault())
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
        Parameters parameters = request.parameters();
        EngineRuntime.start();
        Computation computation = Computation.of(
                EngineRuntime.devices(), parameters.text(DEVICE), parameters.text(PRECISION), parameters.text(WEIGHTS));
        return ModelFolder.open(
                request.id(),
                parameters.path(PATH),
                request.untrainedSeed(),
                computation,
                BeginningOfText.of(parameters.text(BEGINNING)));
    }
}
