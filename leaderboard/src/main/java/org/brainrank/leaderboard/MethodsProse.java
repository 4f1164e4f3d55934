package org.brainrank.leaderboard;

import java.util.ArrayList;
import java.util.List;

/** Sentences with names of settings and citations in them, as Markdown for Pandoc or as LaTeX. */
final class MethodsProse {
    /** A language for papers. */
    enum Markup {
        /** Citations as Pandoc has them. */
        MARKDOWN,
        /** Citations for BibTeX. */
        LATEX
    }

    private final Markup markup;
    private final StringBuilder out = new StringBuilder();
    private boolean started;

    MethodsProse(Markup markup) {
        this.markup = markup;
    }

    /** Starts a paragraph with a heading that runs into it. */
    MethodsProse paragraph(String heading) {
        out.append(started ? "\n\n" : "");
        started = true;
        out.append(markup == Markup.LATEX ? "\\paragraph{" + Latex.escape(heading) + ".} " : "**" + heading + ".** ");
        return this;
    }

    MethodsProse text(String text) {
        out.append(escape(text));
        return this;
    }

    /** A name as it is typed, which may be anything. */
    MethodsProse code(String text) {
        String printable = Names.printable(text);
        out.append(
                markup == Markup.LATEX
                        ? "\\texttt{" + Latex.escape(printable) + "}"
                        : "`" + printable.replace('`', '\'') + "`");
        return this;
    }

    MethodsProse cite(List<String> keys) {
        if (!keys.isEmpty()) {
            out.append(
                    markup == Markup.LATEX
                            ? "~\\cite{" + String.join(",", keys) + "}"
                            : " ["
                                    + String.join(
                                            "; ",
                                            keys.stream().map(key -> "@" + key).toList()) + "]");
        }
        return this;
    }

    /** Particulars, one after the other. */
    MethodsProse items(List<String> items) {
        out.append(markup == Markup.LATEX ? "\n\\begin{itemize}\n" : "\n\n");
        List<String> lines = new ArrayList<>();
        items.forEach(item -> lines.add((markup == Markup.LATEX ? "\\item " : "- ") + escape(item)));
        out.append(String.join("\n", lines)).append(markup == Markup.LATEX ? "\n\\end{itemize}" : "");
        return this;
    }

    String finish() {
        return out.append('\n').toString();
    }

    private String escape(String text) {
        return markup == Markup.LATEX ? Latex.escape(text) : Markdown.escape(text);
    }
}
