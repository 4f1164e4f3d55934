package org.brainrank.leaderboard;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.brainrank.results.Findings;
import org.brainrank.results.Findings.Answer;
import org.brainrank.results.Findings.Effect;
import org.brainrank.results.Findings.Partition;
import org.brainrank.results.Leaderboard;

/** The field's questions as GitHub shows them: all sentences, and the numbers over all regions. */
final class FindingsMarkdown {
    private final FindingsView view;
    private final StringBuilder out = new StringBuilder();

    private FindingsMarkdown(Names names) {
        this.view = new FindingsView(names);
    }

    static String of(Findings findings, Names names) {
        FindingsMarkdown markdown = new FindingsMarkdown(names);
        markdown.write(findings);
        return markdown.out.toString();
    }

    private void write(Findings findings) {
        out.append("\n## ").append(FindingsView.TITLE).append('\n');
        findings.answers().forEach(this::answer);
        if (!findings.partitions().isEmpty()) {
            out.append("\n### ").append(FindingsView.PARTITIONS).append("\n\n");
            out.append(FindingsView.partitionsNote()).append('\n');
            for (List<Partition> partitions : FindingsView.byModel(findings)) {
                out.append('\n')
                        .append(Markdown.escape(FindingsView.subject(partitions.get(0))))
                        .append("\n\n");
                table(
                        FindingsView.partitionColumns(partitions.get(0)),
                        partitions.stream().map(FindingsView::cells).toList());
            }
        }
    }

    private void answer(Answer answer) {
        out.append("\n### ").append(FindingsView.title(answer.question())).append("\n\n");
        out.append(Markdown.escape(answer.concluded())).append("\n\n");
        out.append("*Not to be concluded:* ")
                .append(Markdown.escape(answer.notConcluded()))
                .append('\n');
        List<Effect> overall = answer.effects().stream()
                .filter(effect ->
                        effect.roi().equals(Leaderboard.ALL) || answer.question() == Findings.Question.HIERARCHY)
                .toList();
        if (!overall.isEmpty()) {
            out.append('\n');
            table(FindingsView.EFFECT_COLUMNS, overall.stream().map(view::cells).toList());
        }
        if (overall.size() < answer.effects().size()) {
            out.append("\nBy region: findings.json and report.html.\n");
        }
        if (!answer.leftOut().isEmpty()) {
            out.append("\nLeft out: ")
                    .append(answer.leftOut().stream()
                            .map(left -> Markdown.escape(left.what() + " (" + left.why() + ")"))
                            .collect(Collectors.joining("; ")))
                    .append(".\n");
        }
    }

    private void table(List<String> titles, List<List<String>> rows) {
        row(titles);
        row(Collections.nCopies(titles.size(), "---"));
        rows.forEach(row -> row(row.stream().map(Markdown::escape).toList()));
    }

    private void row(List<String> cells) {
        out.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }
}
