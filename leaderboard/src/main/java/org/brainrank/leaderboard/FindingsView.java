package org.brainrank.leaderboard;

import java.util.List;
import org.brainrank.results.Findings;
import org.brainrank.results.Findings.Effect;
import org.brainrank.results.Findings.Partition;
import org.brainrank.results.Leaderboard;

/** The texts of findings that every rendering shares. */
final class FindingsView {
    static final String TITLE = "Findings";
    static final String PARTITIONS = "What explanations, controls and activations share";
    static final List<String> EFFECT_COLUMNS =
            List.of("quantity", "region", "dimension", "of", "against", "effect", "p", "n");

    private final Names names;

    /** Names as the leaderboard has them. */
    FindingsView(Names names) {
        this.names = names;
    }

    static String title(Findings.Question question) {
        return switch (question) {
            case PREDICTION -> "Do explanations predict the brain?";
            case HIERARCHY -> "Is there a hierarchy?";
            case INFLUENCE -> "Do influential layers align?";
            case CONDUCTANCE -> "Is conductance better?";
        };
    }

    static String partitionsNote() {
        return "Held-out R² of all three together, split into what only one, what two and what all three explain. A part may "
                + "be negative: nothing is clipped. The layers were chosen by the inner folds.";
    }

    /** The cells of one effect in the order of {@link #EFFECT_COLUMNS}. */
    List<String> cells(Effect effect) {
        String model = effect.model().equals(Leaderboard.ALL) ? "" : " (" + effect.model() + ")";
        return List.of(
                effect.quantity(),
                effect.roi(),
                effect.capacity(),
                name(effect.what()) + model,
                effect.against().equals("-") ? Numbers.NONE : name(effect.against()),
                Numbers.interval(effect.estimate(), 4),
                Double.isNaN(effect.p()) ? Numbers.NONE : Numbers.p(effect.pCorrected()),
                Integer.toString(effect.subjects()));
    }

    private String name(String variant) {
        return names.of(variant);
    }

    /** The heads of the partitions' table. */
    static List<String> partitionColumns(Partition any) {
        List<String> columns = new java.util.ArrayList<>(List.of("region"));
        any.parts().forEach(part -> columns.add(part.sets().replace("+", " + ")));
        columns.add("all together");
        return columns;
    }

    /** The cells of one partition in the order of {@link #partitionColumns}. */
    static List<String> cells(Partition partition) {
        List<String> cells = new java.util.ArrayList<>(List.of(partition.roi()));
        partition.parts().forEach(part -> cells.add(Numbers.interval(part.estimate(), 4)));
        cells.add(Numbers.interval(partition.total(), 4));
        return cells;
    }

    /** What was partitioned, in a sentence. */
    static String subject(Partition partition) {
        return "On " + partition.model() + ": explanation " + partition.explanation() + "; activations "
                + partition.activations() + "; controls " + partition.controls() + ".";
    }

    /** Partitions by model, in their order. */
    static List<List<Partition>> byModel(Findings findings) {
        return findings.partitions().stream()
                .map(Partition::model)
                .distinct()
                .map(model -> findings.partitions().stream()
                        .filter(partition -> partition.model().equals(model))
                        .toList())
                .toList();
    }
}
