package org.brainrank.method.rules;

import java.util.Set;
import org.brainrank.spi.Card;
import org.brainrank.spi.ParameterSpec;
import org.brainrank.spi.Parameters;
import org.brainrank.spi.method.Axiom;
import org.brainrank.spi.method.Explainer;
import org.brainrank.spi.method.MethodPlugin;
import org.brainrank.spi.model.ModelInfo;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.Propagation;
import org.pf4j.Extension;

/**
 * Layer-wise relevance propagation with the ε rule in linear layers; attention weights, gates and the norms' deviations are
 * held constant, activation functions keep relevance as it is.
 *
 * <p>Source: Bach et al. 2015, doi 10.1371/journal.pone.0130140 (the rule); Ali et al. 2022, arXiv 2202.07304 (attention and norms).
 * A gate is held constant as attention weights are (Arras et al. 2017). Checked against relevance propagated step by step in
 * float64.
 */
@Extension
public final class EpsilonLrp implements MethodPlugin {
    private static final Card CARD = Card.of(
                    "epsilon-lrp", "How much of the output each token is responsible for, attention held constant.")
            .withFormula(
                    "R_t = Σ_j h_tj g_tj at layer l, g from a backward pass in which attention weights, gates, f(x)/x of"
                            + " activation functions and the norms' deviations are constants, and the gradient of a linear layer's"
                            + " output z = xW + b is multiplied by z/(z + ε sign z)")
            .withCost("about 1 forward + 1 backward per window, all layers")
            .citing("""
                    @article{bach2015pixel,
                      title = {On Pixel-Wise Explanations for Non-Linear Classifier Decisions by Layer-Wise Relevance Propagation},
                      author = {Bach, Sebastian and Binder, Alexander and Montavon, Gr{\\'e}goire and Klauschen, Frederick and M{\\"u}ller, Klaus-Robert and Samek, Wojciech},
                      journal = {PLOS ONE},
                      volume = {10},
                      number = {7},
                      pages = {e0130140},
                      year = {2015}
                    }""")
            .citing("""
                    @inproceedings{ali2022xai,
                      title = {{XAI} for Transformers: Better Explanations through Conservative Propagation},
                      author = {Ali, Ameen and Schnake, Thomas and Eberle, Oliver and Montavon, Gr{\\'e}goire and M{\\"u}ller, Klaus-Robert and Wolf, Lior},
                      booktitle = {International Conference on Machine Learning},
                      year = {2022},
                      eprint = {2202.07304},
                      archiveprefix = {arXiv}
                    }""")
            .with(ParameterSpec.number(
                    "epsilon",
                    1e-6,
                    0,
                    1e6,
                    "Damps outputs of linear layers that are small beside it, in the units of those outputs."));

    /** For PF4J. */
    public EpsilonLrp() {}

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Set<Axiom> axioms(Parameters parameters) {
        return Set.of(Axiom.DUMMY, Axiom.SYMMETRY);
    }

    @Override
    public Explainer explainer(Parameters parameters, ModelInfo model) {
        return new RelevanceExplainer(
                model.layers(), new Pass.Relevance(Propagation.epsilon(parameters.number("epsilon"))));
    }
}
