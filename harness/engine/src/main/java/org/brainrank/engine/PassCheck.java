package org.brainrank.engine;

import java.util.List;
import org.brainrank.spi.UserException;
import org.brainrank.spi.model.Baseline;
import org.brainrank.spi.model.Capability;
import org.brainrank.spi.model.ModelInfo;
import org.brainrank.spi.model.Output;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.PassRequest;
import org.brainrank.spi.model.Quantity;

/**
 * Refuses passes by noise, samples and rules that a model cannot run.
 *
 * @param info the model
 */
record PassCheck(ModelInfo info) {
    void check(PassRequest request) {
        Pass pass = request.pass();
        if (pass instanceof Pass.Noise) {
            needs(Capability.INTERVENTIONS, pass);
            needs(Capability.GRADIENTS, pass);
        } else if (pass instanceof Pass.RandomPath path) {
            layerZero(request);
            path.startsFrom().ifPresent(this::known);
        } else if (pass instanceof Pass.SequentialPath path) {
            layerZero(request);
            known(path.baseline());
        } else if (pass instanceof Pass.DiscretePath path) {
            layerZero(request);
            known(path.baseline());
        } else if (pass instanceof Pass.Relevance) {
            needs(Capability.RELEVANCE, pass);
        } else if (pass instanceof Pass.Rescale rescale) {
            needs(Capability.RELEVANCE, pass);
            if (request.output() == Output.PROBABILITY) {
                throw new UserException(
                        "finite differences (deeplift) explain logits and log-probabilities; was asked for a probability");
            }
            known(rescale.baseline());
        }
        quantities(request);
    }

    private void quantities(PassRequest request) {
        Pass pass = request.pass();
        if (request.quantities().contains(Quantity.ATTENTION_GRADIENTS)) {
            needs(Capability.ATTENTION_GRADIENTS, pass);
            require(
                    pass instanceof Pass.Gradient || pass instanceof Pass.Path || pass instanceof Pass.Noise,
                    pass + " shows no gradients of attention weights; a gradient, path or noise pass does");
        }
        if (request.quantities().contains(Quantity.DIRECTIONS)) {
            require(
                    pass instanceof Pass.RandomPath
                            || pass instanceof Pass.SequentialPath
                            || pass instanceof Pass.DiscretePath,
                    pass + " shows no directions; a random, sequential or discrete path does");
        }
    }

    /** These passes move the token embeddings, each step in its own direction. */
    private void layerZero(PassRequest request) {
        needs(Capability.INTERVENTIONS, request.pass());
        needs(Capability.GRADIENTS, request.pass());
        require(
                request.layers().isEmpty() || request.layers().last() == 0,
                request.pass() + " speaks of layer 0 alone; was asked for layers " + request.layers()
                        + ". Use a path or layer path for hidden layers");
    }

    private void known(Baseline baseline) {
        require(
                baseline.token() < info.vocabulary(),
                baseline + " is outside the vocabulary of model '" + info.id() + "', 0 to " + (info.vocabulary() - 1)
                        + "; name another token");
    }

    private void needs(Capability needed, Pass pass) {
        List<String> offered =
                info.capabilities().stream().map(Capability::label).sorted().toList();
        require(
                info.capabilities().contains(needed),
                pass + " needs " + needed.label() + "; model '" + info.id() + "' offers " + offered
                        + ". Use a model that has it");
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new UserException(otherwise);
        }
    }
}
