package org.brainrank.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReportTest {
    /** Drawing takes seconds; one page serves all that look at an ordinary run. */
    private static final String PAGE = report(new Fixture());

    private static String report(Fixture fixture) {
        return Renderings.render(FixtureRecords.of(fixture), Format.HTML);
    }

    /** The page without the scripts that are ours or the library's. */
    private static String written(String page) {
        String rest = page;
        for (String script : PageScripts.all()) {
            assertThat(rest).contains(script);
            rest = rest.replace(script, "");
        }
        return rest;
    }

    @Test
    void writesPagesForPeopleToLookAt() throws IOException {
        // the folder is rebuilt by every test run; open the pages in a browser after a change
        Path folder = Files.createDirectories(Path.of("target/pages"));
        Files.writeString(folder.resolve("report.html"), PAGE);
        Files.writeString(
                folder.resolve("one-model-limited.html"),
                report(new Fixture().models("story-lm").limited()));
        Files.writeString(
                folder.resolve("nothing-beats.html"),
                report(new Fixture().scale(0).emptyRoi("LAngG")));
        Files.writeString(folder.resolve("one-subject.html"), report(new Fixture().oneSubject()));
        assertThat(folder.resolve("report.html")).exists();
    }

    @Test
    void staysUnderTwoMegabytes() {
        assertThat(PAGE.getBytes(StandardCharsets.UTF_8).length).isLessThan(2_000_000);
    }

    @Test
    void reachesForNothingOutside() {
        String page = written(PAGE).replaceAll(" xmlns(:xlink)?=\"http://www.w3.org/[a-z0-9/]+\"", "");
        assertThat(page).doesNotContainPattern("(?i)https?://|@import|url\\([^#]|<img|<iframe|<object");
        assertThat(page).containsPattern("Content-Security-Policy\" content=\"default-src &#39;none&#39;");
    }

    @Test
    void aHostileNameStaysText() {
        String evil = "<script>alert(1)</script>";
        String quoting = "\"' onmouseover=alert(1) x='{k=</title><svg onload=alert(2)>}";
        Fixture fixture =
                new Fixture().variants(evil, quoting).models("m\"><b>").name("</title><script>alert(3)</script>");
        String page = written(report(fixture));
        assertThat(page).contains("&lt;script&gt;alert(1)&lt;/script&gt;");
        assertThat(page.split("<script", -1))
                .as("the page's own scripts, its data, and the figures' library and data packed")
                .hasSize(PageScripts.all().size() + 4);
        assertThat(page).doesNotContain("<b>", "</title><sc", "<svg onload");
        Matcher attributes = Pattern.compile("<[a-z0-9]+((?: [a-zA-Z0-9:-]+=\"[^\"]*\")*)/?>")
                .matcher(page);
        while (attributes.find()) {
            assertThat(attributes.group(1)).doesNotContain(" onmouseover=\"");
        }
    }

    @Test
    void everyTagThatOpensCloses() {
        String page = written(report(new Fixture().variants("a<b", "c&d\"e")))
                .replaceAll("(?s)<(style|script|svg)[ >].*?</\\1>", "");
        java.util.ArrayDeque<String> open = new java.util.ArrayDeque<>();
        Matcher tags = Pattern.compile("<(/?)([a-z0-9]+)(?: [a-zA-Z:-]+[0-9]?=\"[^\"<]*\")*(/?)>")
                .matcher(page);
        while (tags.find()) {
            if (List.of("meta", "link", "input", "wbr").contains(tags.group(2))
                    || !tags.group(3).isEmpty()) {
                continue;
            }
            if (tags.group(1).isEmpty()) {
                open.push(tags.group(2));
            } else {
                assertThat(open.pop()).as("at " + tags.start()).isEqualTo(tags.group(2));
            }
        }
        assertThat(open).isEmpty();
        assertThat(tags.reset().replaceAll("").replace("<!doctype html>", "")).doesNotContain("<", "\"");
    }

    @Test
    void everyTableHasACaptionAndEveryHeadAScope() {
        String page = written(PAGE);
        assertThat(page.split("<table", -1).length)
                .isEqualTo(page.split("<caption", -1).length)
                .isGreaterThan(7);
        assertThat(page).doesNotContain("<th>").doesNotContainPattern("<th(?![^>]*scope=)[^e]");
    }

    @Test
    void identifiersAreUnique() {
        Matcher ids = Pattern.compile(" id=\"([^\"]*)\"").matcher(written(PAGE));
        assertThat(ids.results().map(match -> match.group(1)).toList()).doesNotHaveDuplicates();
    }

    @Test
    void provenanceIsOnThePage() {
        assertThat(PAGE)
                .contains(
                        "ab".repeat(32), "s31", "a NaN in LIFG at scan 12", "OpenBLAS 0.3.31", "bootstrap", "CC-BY 4.0")
                .contains("s23 was left out: time course is shorter than the story");
    }
}
