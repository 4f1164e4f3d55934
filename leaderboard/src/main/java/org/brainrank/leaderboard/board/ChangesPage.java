package org.brainrank.leaderboard.board;

import java.util.List;
import java.util.Locale;
import org.brainrank.leaderboard.PlainPage;

/** The feed of changes, for people: as a page and as Markdown. */
final class ChangesPage {
    private static final int SHOWN = 200;

    private ChangesPage() {}

    static String render(BoardRecord board, ChangeFeed feed) {
        PlainPage page = Pages.begin("What changed", board.title(), "Build " + board.build(), "");
        page.end();
        page.open("main", "id", "content");
        for (ChangeFeed.Build build : feed.builds()) {
            String id = "build-" + build.build();
            Pages.section(page, id, title(build));
            page.table(
                    Pages.count(build.changes().size(), "change"),
                    List.of("What", "Kind", "Track", "Before", "After", "Why"),
                    build.changes().stream()
                            .limit(SHOWN)
                            .map(change -> List.of(
                                    change.what(),
                                    kind(change),
                                    change.track(),
                                    change.before(),
                                    change.after(),
                                    change.why()))
                            .toList());
            if (build.changes().size() > SHOWN) {
                page.leaf("p", "and " + (build.changes().size() - SHOWN) + " more, in changes.json");
            }
            page.end();
        }
        return Pages.finish(page);
    }

    static String markdown(ChangeFeed feed) {
        StringBuilder markdown = new StringBuilder("# What changed\n");
        for (ChangeFeed.Build build : feed.builds()) {
            markdown.append("\n## ").append(escaped(title(build))).append("\n\n");
            for (Change change : build.changes()) {
                markdown.append("- **")
                        .append(kind(change))
                        .append("** ")
                        .append(escaped(change.what()))
                        .append(change.track().isEmpty() ? "" : " (" + escaped(change.track()) + ")")
                        .append(": ")
                        .append(change.before().isEmpty() ? "" : escaped(change.before()) + " → ")
                        .append(change.after().isEmpty() ? "gone" : escaped(change.after()))
                        .append("; ")
                        .append(escaped(change.why()))
                        .append('\n');
            }
        }
        return markdown.toString();
    }

    private static String title(ChangeFeed.Build build) {
        return "Build " + build.build() + (build.asOf().isEmpty() ? "" : ", submissions until " + build.asOf());
    }

    private static String kind(Change change) {
        return change.kind().name().toLowerCase(Locale.ROOT);
    }

    /** Text that Markdown takes for text: whoever renders it lets HTML through. */
    static String escaped(String text) {
        return PlainPage.printable(text)
                .replaceAll("([\\\\`*_{}\\[\\]()#+!|~-])", "\\\\$1")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("@", "&#64;")
                .replace(":", "&#58;");
    }
}
