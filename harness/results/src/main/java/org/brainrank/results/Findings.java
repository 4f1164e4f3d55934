package org.brainrank.results;

import java.util.List;
import org.brainrank.results.Leaderboard.Estimate;

/**
 * What a run says to the questions that the field asks, in numbers and in sentences: {@code findings.json}. Every run writes
 * it; a question that the run cannot answer says so and why.
 *
 * @param schemaVersion of the run folder
 * @param name of the run
 * @param dataset its id
 * @param limited whether the run was cut short by {@code --limit}
 * @param leakage names allowed by {@code --allow-leakage}
 * @param answers one a question, in the order of {@link Question}
 * @param partitions how explanations, controls and activations share what they predict, by model and ROI
 */
public record Findings(
        int schemaVersion,
        String name,
        String dataset,
        boolean limited,
        List<String> leakage,
        List<Answer> answers,
        List<Partition> partitions) {

    /** What is asked. */
    public enum Question {
        /** Do explanations predict a region above the controls, and more than activations and attention do? */
        PREDICTION,
        /** Do regions prefer layers of different depth? */
        HIERARCHY,
        /** Over layers, does the size of the attribution go with the alignment? */
        INFLUENCE,
        /** Does conductance, as a feature space, predict more than the rest? */
        CONDUCTANCE
    }

    /**
     * The content of {@code findings.json}.
     *
     * @return JSON as its schema describes it, NaN as a string, with a line break at the end
     */
    public String toJson() {
        return Json.pretty(this);
    }

    /**
     * One question, answered.
     *
     * @param question which
     * @param asks the question in a sentence
     * @param concluded what these numbers show, or why they show nothing
     * @param notConcluded what may not be concluded from them
     * @param effects the numbers
     * @param leftOut what the question could not be asked of, and why
     */
    public record Answer(
            Question question,
            String asks,
            String concluded,
            String notConcluded,
            List<Effect> effects,
            List<LeftOut> leftOut) {}

    /**
     * One number with its uncertainty; the subject is the unit.
     *
     * @param quantity what it is, such as {@code unique R²}
     * @param model an id, or {@code all}
     * @param roi a name, or {@code all}
     * @param capacity {@code full}, {@code pca-D} or {@code projection-D}
     * @param what a variant, or a family such as {@code explanations}
     * @param against what it is compared with; {@code -} if with zero
     * @param estimate mean over subjects and 95 % interval
     * @param p of the test over subjects; NaN where there is none
     * @param pCorrected the same, Benjamini-Hochberg over the tests of this question
     * @param subjects behind the mean
     */
    public record Effect(
            String quantity,
            String model,
            String roi,
            String capacity,
            String what,
            String against,
            Estimate estimate,
            double p,
            double pCorrected,
            int subjects) {}

    /**
     * Something that a question was not asked of.
     *
     * @param what a variant, a layer, a region
     * @param why the reason
     */
    public record LeftOut(String what, String why) {}

    /**
     * Held-out R² of explanation, controls and activations together, split into what each explains alone, what two and what
     * all three explain.
     *
     * @param model an id
     * @param roi a name, or {@code all}
     * @param explanation the variants and layers that the inner folds chose, and in how many outer folds
     * @param controls the nuisance controls
     * @param activations the layers that the inner folds chose, and in how many outer folds
     * @param parts the seven parts; they sum to the total and may be negative
     * @param total R² of all three together
     * @param subjects behind the means
     */
    public record Partition(
            String model,
            String roi,
            String explanation,
            String controls,
            String activations,
            List<Part> parts,
            Estimate total,
            int subjects) {}

    /**
     * One part of the diagram.
     *
     * @param sets which of {@code explanation}, {@code controls}, {@code activations} explain it, joined by {@code +}
     * @param estimate R², mean over subjects and 95 % interval
     */
    public record Part(String sets, Estimate estimate) {}
}
