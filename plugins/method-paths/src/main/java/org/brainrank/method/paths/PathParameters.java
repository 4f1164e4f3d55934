package org.brainrank.method.paths;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.brainrank.spi.ParameterException;
import org.brainrank.spi.ParameterSpec;
import org.brainrank.spi.Parameters;
import org.brainrank.spi.method.Axiom;
import org.brainrank.spi.method.BaselineParameter;
import org.brainrank.spi.model.Quadrature;

/** The parameters that path methods share: how many steps, where they stand, and where the path starts. */
final class PathParameters {
    static final ParameterSpec STEPS = ParameterSpec.integer(
            "steps", 20, 1, 10_000, "Points of the quadrature; more are more exact and cost as much more.");

    static final BaselineParameter BASELINE = BaselineParameter.auto("baseline", "Where the path starts;");

    static final ParameterSpec RULE = ParameterSpec.choice(
            "rule",
            "gauss-legendre",
            List.of(
                    "gauss-legendre",
                    "riemann-middle",
                    "riemann-left",
                    "riemann-right",
                    "trapezoid",
                    "captum-trapezoid"),
            "The quadrature; captum-trapezoid has Captum's weights, which sum to (steps - 1)/steps, to compare with it.");

    private PathParameters() {}

    static Quadrature rule(Parameters parameters) {
        String name = parameters.text(RULE.name());
        Quadrature rule = Quadrature.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
        if (parameters.integer(STEPS.name()) < rule.leastPoints()) {
            throw new ParameterException(STEPS.name(), "rule=" + name + " needs steps >= 2, one at each end; was 1");
        }
        return rule;
    }

    /** What remains of a method's axioms by its rule and its form. */
    static Set<Axiom> kept(Parameters parameters, Set<Axiom> axioms) {
        Set<Axiom> kept = EnumSet.noneOf(Axiom.class);
        kept.addAll(axioms);
        if (parameters.text(RULE.name()).equals("captum-trapezoid")) {
            // A twentieth is missing with 20 steps, whatever the model.
            kept.removeAll(Set.of(Axiom.COMPLETENESS, Axiom.EXACT_ON_LINEAR));
        }
        return Form.of(parameters).keep(kept);
    }
}
