package org.brainrank.method.rules;

import java.util.Set;
import org.brainrank.spi.Card;
import org.brainrank.spi.Parameters;
import org.brainrank.spi.method.Axiom;
import org.brainrank.spi.method.Explainer;
import org.brainrank.spi.method.MethodPlugin;
import org.brainrank.spi.model.ModelInfo;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.Propagation;
import org.pf4j.Extension;

/**
 * Attention-aware layer-wise relevance propagation: identity rule for activation functions, products shared half and half,
 * softmax by its Taylor expansion, norms with their deviation held constant.
 *
 * <p>Source: Achtibat et al. 2024, arXiv 2402.05602, with ε → 0 as in its efficient form (relevance = input × changed gradient).
 * Written from the paper; no code of LXT was used. Checked against relevance propagated step by step in float64.
 */
@Extension
public final class AttnLrp implements MethodPlugin {
    private static final Card CARD = Card.of(
                    "attn-lrp", "How much of the output each token is responsible for, by rules made for attention.")
            .withFormula(
                    "R_t = Σ_j h_tj g_tj at layer l, g from a backward pass in which f(x)/x of activation functions and the"
                            + " norms' deviations are constants, a product gives each factor half, and softmax and linear layers have"
                            + " their derivatives")
            .withCost("about 1 forward + 1 backward per window, all layers")
            .withLicence("Apache-2.0; own implementation from the paper, no code of LXT (the authors' library)")
            .citing("""
                    @inproceedings{achtibat2024attnlrp,
                      title = {{AttnLRP}: Attention-Aware Layer-Wise Relevance Propagation for Transformers},
                      author = {Achtibat, Reduan and Hatefi, Sayed Mohammad Vakilzadeh and Dreyer, Maximilian and Jain, Aakriti and Wiegand, Thomas and Lapuschkin, Sebastian and Samek, Wojciech},
                      booktitle = {International Conference on Machine Learning},
                      year = {2024},
                      eprint = {2402.05602},
                      archiveprefix = {arXiv}
                    }""");

    /** For PF4J. */
    public AttnLrp() {}

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Set<Axiom> axioms(Parameters parameters) {
        return Set.of(Axiom.DUMMY, Axiom.SYMMETRY, Axiom.LINEARITY, Axiom.EXACT_ON_LINEAR);
    }

    @Override
    public Explainer explainer(Parameters parameters, ModelInfo model) {
        return new RelevanceExplainer(model.layers(), new Pass.Relevance(Propagation.ATTN_LRP));
    }
}
