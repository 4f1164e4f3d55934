package org.brainrank.method.gradients;

import java.util.List;
import org.brainrank.spi.Card;
import org.brainrank.spi.ParameterSpec;
import org.brainrank.spi.Parameters;
import org.brainrank.spi.method.Explainer;
import org.brainrank.spi.method.MethodPlugin;
import org.brainrank.spi.model.ModelInfo;
import org.pf4j.Extension;

/**
 * Class activation maps with positions as places and dimensions as channels: a dimension weighs as much as the output
 * depends on it, on average over positions.
 *
 * <p>Source: Selvaraju et al. 2017, arXiv 1610.02391, for maps of tokens × channels.
 */
@Extension
public final class GradCam implements MethodPlugin {
    private static final Card CARD = Card.of(
                    "grad-cam", "How strongly each position shows the dimensions on which the output depends.")
            .withFormula(
                    "w_c = mean over tokens of ∂f/∂h_tc; positive: score_t = max(0, Σ_c w_c h_tc); signed: Σ_c w_c h_tc")
            .withCost("1 forward + 1 backward per window, all layers; shared with gradient-norm")
            .citing("""
                    @inproceedings{selvaraju2017gradcam,
                      title = {Grad-CAM: Visual Explanations from Deep Networks via Gradient-based Localization},
                      author = {Selvaraju, Ramprasaath R. and Cogswell, Michael and Das, Abhishek and Vedantam, Ramakrishna and Parikh, Devi and Batra, Dhruv},
                      booktitle = {Proceedings of the IEEE International Conference on Computer Vision},
                      year = {2017},
                      eprint = {1610.02391},
                      archiveprefix = {arXiv}
                    }""")
            .with(ParameterSpec.choice(
                    "part",
                    "positive",
                    List.of("positive", "signed"),
                    "positive cuts at zero, as the paper does; signed keeps what speaks against."));

    /** For PF4J. */
    public GradCam() {}

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Explainer explainer(Parameters parameters, ModelInfo model) {
        return new GradCamExplainer(model.layers(), parameters.text("part").equals("positive"));
    }
}
