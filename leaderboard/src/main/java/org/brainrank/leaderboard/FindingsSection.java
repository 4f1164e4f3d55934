package org.brainrank.leaderboard;

import java.util.List;
import org.brainrank.results.Findings;
import org.brainrank.results.Findings.Answer;
import org.brainrank.results.Findings.Partition;

/** The field's questions on the page: sentences in sight, numbers folded. */
final class FindingsSection {
    private final Html html;
    private final FindingsView view;

    FindingsSection(Html html, Names names) {
        this.html = html;
        this.view = new FindingsView(names);
    }

    void write(Findings findings) {
        findings.answers().forEach(this::answer);
        if (!findings.partitions().isEmpty()) {
            html.leaf("h3", FindingsView.PARTITIONS);
            html.leaf("p", FindingsView.partitionsNote());
            for (List<Partition> partitions : FindingsView.byModel(findings)) {
                html.table(
                        FindingsView.subject(partitions.get(0)),
                        FindingsView.partitionColumns(partitions.get(0)),
                        partitions.stream().map(FindingsView::cells).toList());
            }
        }
    }

    private void answer(Answer answer) {
        html.leaf("h3", FindingsView.title(answer.question()));
        html.leaf("p", answer.asks());
        html.open("p")
                .leaf("strong", "What may be concluded. ")
                .text(answer.concluded())
                .end();
        html.open("p")
                .leaf("strong", "What may not. ")
                .text(answer.notConcluded())
                .end();
        if (!answer.leftOut().isEmpty()) {
            html.open("details").leaf("summary", "Left out (" + answer.leftOut().size() + ")");
            html.open("ul");
            answer.leftOut().forEach(left -> html.leaf("li", left.what() + ": " + left.why()));
            html.close().end();
        }
        if (!answer.effects().isEmpty()) {
            html.open("details")
                    .leaf("summary", "The numbers (" + answer.effects().size() + ")");
            html.table(
                    answer.asks() + " Means over subjects with 95 % intervals; p two-sided and corrected.",
                    FindingsView.EFFECT_COLUMNS,
                    answer.effects().stream().map(view::cells).toList());
            html.end();
        }
    }
}
