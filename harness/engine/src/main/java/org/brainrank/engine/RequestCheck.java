package org.brainrank.engine;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.brainrank.spi.UserException;
import org.brainrank.spi.model.Baseline;
import org.brainrank.spi.model.Capability;
import org.brainrank.spi.model.Contrast;
import org.brainrank.spi.model.ModelInfo;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.PassRequest;
import org.brainrank.spi.model.Quantity;
import org.brainrank.spi.model.TokenWindow;

/**
 * Refuses what a model cannot run before the engine sees it: an id outside the vocabulary would read foreign memory.
 *
 * @param info the model
 */
record RequestCheck(ModelInfo info) {
    private static final Set<Quantity> INSIDE_BLOCKS =
            EnumSet.of(Quantity.HEAD_OUTPUTS, Quantity.MLP_OUTPUTS, Quantity.TRANSFORMED_NORMS, Quantity.PROXIMITIES);
    private static final Set<Quantity> OFF_STATES = EnumSet.of(Quantity.LENS, Quantity.TOKEN_LOG_PROBABILITIES);
    private static final Set<Quantity> STATES =
            EnumSet.of(Quantity.ACTIVATIONS, Quantity.LENS, Quantity.TOKEN_LOG_PROBABILITIES);

    /**
     * Checks.
     *
     * @throws UserException naming the first thing that is wrong
     */
    void check(PassRequest request, List<TokenWindow> windows) {
        pass(request);
        for (int layer : request.layers()) {
            require(
                    layer >= 0 && layer <= info.layers(),
                    "layer " + layer + " does not exist: model '" + info.id() + "' has layers 0 (the input) to "
                            + info.layers());
        }
        int tokens = windows.get(0).tokens();
        require(
                tokens <= info.maxTokens(),
                "a window of " + tokens + " tokens is too long: model '" + info.id() + "' reads at most "
                        + info.maxTokens() + "; use fewer context words");
        for (TokenWindow window : windows) {
            if (window.tokens() != tokens) {
                throw new IllegalArgumentException(
                        "windows of one run have one length; found " + tokens + " and " + window.tokens());
            }
            for (int id : window.ids()) {
                token(id);
            }
            window.target().ifPresent(this::token);
            if (window.contrast().kind() == Contrast.Kind.TOKEN) {
                token(window.contrast().token());
            }
        }
    }

    private void pass(PassRequest request) {
        Pass pass = request.pass();
        if (pass instanceof Pass.Gradient || request.quantities().contains(Quantity.GRADIENTS)) {
            capability(Capability.GRADIENTS, pass);
        }
        if (pass instanceof Pass.Path || pass instanceof Pass.LayerPath || pass instanceof Pass.Erasure) {
            capability(Capability.INTERVENTIONS, pass);
        }
        if ((pass instanceof Pass.LayerPath || pass instanceof Pass.Erasure)
                && !request.layers().isEmpty()
                && request.layers().last() > 0) {
            capability(Capability.HIDDEN_INTERVENTIONS, pass);
        }
        if (pass instanceof Pass.Erasure erasure) {
            baseline(erasure.mask());
            require(
                    erasure.mask().equals(Baseline.ZERO)
                            || request.layers().isEmpty()
                            || request.layers().last() == 0,
                    "only zeros can be put into a hidden state; " + erasure.mask() + " is for layer 0");
        } else if (pass instanceof Pass.Path path) {
            baseline(path.baseline());
        } else if (pass instanceof Pass.LayerPath path) {
            baseline(path.baseline());
        }
        perturbation(request);
        new PassCheck(info).check(request);
        if (request.quantities().contains(Quantity.ATTENTION)) {
            capability(Capability.ATTENTION, pass);
            require(
                    !(pass instanceof Pass.LayerPath),
                    "a layer path starts behind a layer's block and has no attention of it; use a path or a forward"
                            + " pass");
        }
        inside(request);
    }

    /** What is read off blocks and states beside the path that f takes. */
    private void inside(PassRequest request) {
        if (request.quantities().stream().anyMatch(STATES::contains)) {
            capability(Capability.ACTIVATIONS, request.pass());
        }
        Set<Quantity> inside = EnumSet.copyOf(INSIDE_BLOCKS);
        inside.retainAll(request.quantities());
        if (!inside.isEmpty()) {
            capability(Capability.INTERNALS, request.pass());
        }
        inside.addAll(OFF_STATES);
        inside.retainAll(request.quantities());
        require(
                inside.isEmpty() || request.pass() instanceof Pass.Forward || request.pass() instanceof Pass.Gradient,
                request.pass() + " does not show " + inside + "; forward and gradient passes do");
    }

    private void perturbation(PassRequest request) {
        Pass pass = request.pass();
        if (pass instanceof Pass.ValueZeroing) {
            capability(Capability.VALUE_ZEROING, pass);
        } else if (pass instanceof Pass.Subsets || pass instanceof Pass.Replacements || pass instanceof Pass.Removal) {
            capability(Capability.INTERVENTIONS, pass);
            require(
                    request.layers().isEmpty() || request.layers().last() == 0,
                    pass + " changes the input alone: it is for layer 0; was asked for layers " + request.layers());
        }
        if (pass instanceof Pass.Subsets subsets) {
            baseline(subsets.standIn());
        } else if (pass instanceof Pass.Replacements replacements) {
            token(replacements.vocabulary() - 1);
        }
    }

    private void baseline(Baseline baseline) {
        if (baseline.kind() == Baseline.Kind.TOKEN) {
            token(baseline.token());
        }
    }

    private void capability(Capability needed, Pass pass) {
        require(
                info.capabilities().contains(needed),
                pass + " needs " + needed.label() + "; model '" + info.id() + "' offers "
                        + info.capabilities().stream()
                                .map(Capability::label)
                                .sorted()
                                .toList()
                        + ". " + needed.remedy());
    }

    private void token(int id) {
        require(
                id >= 0 && id < info.vocabulary(),
                "token id " + id + " is outside the vocabulary of model '" + info.id() + "', 0 to "
                        + (info.vocabulary() - 1) + "; was the text split by another model's tokenizer?");
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new UserException(otherwise);
        }
    }
}
