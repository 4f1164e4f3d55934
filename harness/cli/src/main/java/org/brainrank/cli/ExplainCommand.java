package org.brainrank.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.concurrent.Callable;
import org.brainrank.config.LayerSelection;
import org.brainrank.config.Place;
import org.brainrank.config.PluginChoice;
import org.brainrank.config.VariantSpelling;
import org.brainrank.config.WindowSettings;
import org.brainrank.features.Explanation;
import org.brainrank.features.TargetSpelling;
import org.brainrank.pipeline.Capabilities;
import org.brainrank.plugins.Offer;
import org.brainrank.spi.Parameters;
import org.brainrank.spi.UserException;
import org.brainrank.spi.method.Explainer;
import org.brainrank.spi.method.MethodPlugin;
import org.brainrank.spi.model.LanguageModel;
import org.brainrank.spi.model.ModelPlugin;
import org.brainrank.spi.model.ModelRequest;
import org.brainrank.spi.model.Output;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code explain}. */
@Command(
        name = "explain",
        description = {
            "Explains a model's next-word prediction after a text, word by word.",
            "Colours the words by their scores; --json gives everything at full precision."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  brainrank explain --model story-lm --method gradient-norm --text \"Once upon a time there was a\"",
            "  brainrank explain --model path/to/gpt2 --method 'conductance{steps=50,rule=captum}' --layer all \\",
            "    --token-ids 464,3797,3332 --json"
        })
final class ExplainCommand implements Callable<Integer> {
    private final Session session;

    @Option(
            names = "--model",
            required = true,
            paramLabel = "ID|PATH",
            description = "A model's id, its folder, or an .onnx or .pt file.")
    private String model;

    @Option(
            names = "--with",
            paramLabel = "NAME=VALUE",
            description =
                    "A parameter of the model ('describe model:ID' lists them), for example precision=float16; may be"
                            + " repeated.")
    private Map<String, String> with = Map.of();

    @Option(
            names = "--method",
            required = true,
            paramLabel = "VARIANT",
            description = "For example gradient-norm{norm=l1}.")
    private String method;

    @Option(
            names = "--layer",
            paramLabel = "L|all",
            description = "0 (input) to the last, 'last', or all. Default: all.")
    private String layer = "all";

    @Option(
            names = "--target",
            paramLabel = "TOKEN",
            description = {
                "The next token that is explained: 'predicted' (default) is the model's own; 'actual' takes the last word (or"
                        + " id) given as the one that came next; else a token id, or a text that is one token."
            })
    private String target = "predicted";

    @Option(names = "--output", paramLabel = "F", description = "logit (default), log-probability or probability.")
    private String output = "logit";

    @Option(
            names = "--contrast",
            paramLabel = "TOKEN",
            description = {
                "What the target is held against: none (default), runner-up (the model's best other token), a token id, or a"
                        + " text that is one token. Scores then say why the target rather than that."
            })
    private String contrast = WindowSettings.NO_CONTRAST;

    @Option(
            names = "--subwords",
            paramLabel = "RULE",
            description = "How the scores of a word's tokens become one: sum (default), mean, max-abs or l2.")
    private String subwords = "sum";

    @Option(names = "--json", description = "Print JSON at full precision.")
    private boolean json;

    @ArgGroup(multiplicity = "1")
    private Input input;

    ExplainCommand(Session session) {
        this.session = session;
    }

    /** What is explained: one of the two. */
    static final class Input {
        @Option(names = "--text", required = true, paramLabel = "TEXT", description = "Words, split at spaces.")
        private String text;

        @Option(
                names = "--token-ids",
                required = true,
                split = ",",
                paramLabel = "IDS",
                description = "Token ids, for models without a tokenizer.")
        private int[] tokenIds;
    }

    @Override
    public Integer call() {
        session.engine();
        PluginChoice choice = VariantSpelling.parse(method, Place.commandLine("--method"));
        Offer<MethodPlugin> offer = session.catalog().requireMethod(choice);
        Parameters parameters = offer.parameters(choice);
        try (LanguageModel open = open()) {
            Explainer explainer = offer.extension().explainer(parameters, open.info());
            SortedSet<Integer> layers = layers(open);
            String variant = parameters.variantOf(offer.card().id());
            Capabilities.check(variant, explainer, layers, open.info(), Place.commandLine("--method"));
            Inquiry asked = input.text != null
                    ? Inquiry.ofText(open, input.text, target)
                    : Inquiry.ofIds(open, input.tokenIds, target);
            Inquiry inquiry =
                    asked.against(new TargetSpelling("--contrast", open.info(), open.tokenizer()).contrast(contrast));
            Explanation explanation =
                    Explanation.of(open, explainer, layers, output(), inquiry.window(), inquiry.text(), subwords());
            ExplanationView view = new ExplanationView(open, variant, inquiry, explanation);
            if (json) {
                session.terminal().out().println(Json.of(view.json()));
            } else {
                view.print(session.terminal());
            }
        }
        return ExitCode.DONE;
    }

    private LanguageModel open() {
        ModelSpelling spelling = ModelSpelling.parse(model, with);
        Offer<ModelPlugin> offer = session.catalog().requireModel(spelling.choice());
        return offer.extension()
                .open(new ModelRequest(
                        spelling.name(),
                        offer.parameters(spelling.choice()),
                        session.home().folder(),
                        OptionalLong.empty()));
    }

    private SortedSet<Integer> layers(LanguageModel open) {
        Place place = Place.commandLine("--layer");
        List<String> selectors =
                Arrays.stream(layer.split(",")).map(String::strip).toList();
        for (String selector : selectors) {
            if (!selector.matches("all|last|\\d{1,4}|0?\\.\\d+|[01]\\.\\d+")) {
                throw new UserException("--layer " + layer + ": expected a number from 0 to "
                        + open.info().layers() + ", 'last', a relative depth such as 0.5, or all");
            }
        }
        return new LayerSelection(selectors, place).of(open.info().layers());
    }

    private Output output() {
        return switch (output) {
            case "logit" -> Output.LOGIT;
            case "log-probability" -> Output.LOG_PROBABILITY;
            case "probability" -> Output.PROBABILITY;
            default ->
                throw new UserException("--output " + output + ": expected logit, log-probability or probability");
        };
    }

    private WindowSettings.Subwords subwords() {
        return switch (subwords) {
            case "sum" -> WindowSettings.Subwords.SUM;
            case "mean" -> WindowSettings.Subwords.MEAN;
            case "max-abs" -> WindowSettings.Subwords.MAX_ABS;
            case "l2" -> WindowSettings.Subwords.L2;
            default -> throw new UserException("--subwords " + subwords + ": expected sum, mean, max-abs or l2");
        };
    }
}
