package org.brainrank.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.brainrank.execution.QuietProgress;
import org.brainrank.results.RunFolder;
import org.brainrank.results.Verification;
import org.brainrank.results.Verification.Check;
import org.brainrank.results.Verification.Outcome;
import org.brainrank.spi.UserException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that was not touched agrees; whatever is touched is found, even by someone who takes the hashes anew. */
class VerificationOfRunTest {
    @TempDir
    static Path shared;

    @TempDir
    Path own;

    private static Path original;

    private Path run;

    @BeforeAll
    static void finishARun() {
        original = FinishedRuns.run(
                shared.resolve("run"),
                OptionalInt.empty(),
                "layers=[1, 3]",
                "methods=[norm, state]",
                "controls=[rate, noise, permuted, redrawn]",
                "encoding.matched-dimension=2");
    }

    @BeforeEach
    void copy() throws IOException {
        run = FinishedRuns.copy(original, own.resolve("run"));
    }

    private Verification verify(int cells) {
        return VerificationOfRun.of(run, cells, 1, FinishedRuns::reopen, QuietProgress.INSTANCE);
    }

    private static Check check(Verification found, String what) {
        return found.checks().stream()
                .filter(check -> check.what().equals(what))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no check " + what + " in " + found));
    }

    /** Changes the first number after a key in a file, and hides it by new hashes. */
    private void tamper(String file, String key) throws IOException {
        Path path = run.resolve(file);
        Matcher matcher = Pattern.compile("(" + Pattern.quote(key) + "\\D*?)(-?\\d[\\d.E-]*)")
                .matcher(Files.readString(path));
        Files.writeString(path, matcher.replaceFirst("$10.4242"));
        RunFolder.open(run).seal();
    }

    @Test
    void everyCellOfAnUntouchedRunComesOutAgain() {
        Verification found = verify(Integer.MAX_VALUE);

        assertThat(found.checks())
                .extracting(Check::what)
                .containsExactly("files", "config", "ranking", "targets", "inputs", "ceilings", "cells");
        assertThat(found.checks()).as("%s", found).allMatch(check -> check.outcome() == Outcome.AGREES);
        assertThat(found.agrees()).isTrue();
        assertThat(check(found, "ranking").largest()).isZero();
        assertThat(check(found, "cells").largest()).isLessThan(1e-9); // plain Java, whatever the batch
        assertThat(check(found, "cells").detail()).contains("redrawn:norm on fake, layer 3", "pca-2", "noise on -");
    }

    @Test
    void aFewAreDrawnBySeed() {
        String first = check(verify(2), "cells").detail();

        assertThat(first).startsWith("2 of ").contains("seed 1");
        assertThat(check(verify(2), "cells").detail()).isEqualTo(first);
    }

    @Test
    void withoutCellsNothingIsOpened() {
        Verification found = VerificationOfRun.of(
                run,
                0,
                1,
                recorded -> {
                    throw new AssertionError("data were opened");
                },
                QuietProgress.INSTANCE);

        assertThat(found.agrees()).isTrue();
        assertThat(check(found, "cells").outcome()).isEqualTo(Outcome.UNCHECKED);
    }

    @Test
    void aChangedFileIsFoundByItsHash() throws IOException {
        for (String file : List.of("cells.jsonl", "leaderboard.json", "config.resolved.yaml", "targets/0001.npy")) {
            Path path = run.resolve(file);
            byte[] bytes = Files.readAllBytes(path);
            byte[] changed = bytes.clone();
            changed[changed.length - 2] ^= 1;
            Files.write(path, changed);

            Check files = check(verify(0), "files");
            assertThat(files.outcome()).isEqualTo(Outcome.DIFFERS);
            assertThat(files.findings()).containsExactly(file + " was changed after the run");
            Files.write(path, bytes);
        }
        assertThat(verify(0).agrees()).isTrue();
    }

    @Test
    void aLostFileAndAFileOfSomebodyElseAreNamed() throws IOException {
        Files.delete(run.resolve("faithfulness.csv"));
        Files.writeString(run.resolve("thoughts.txt"), "mine");
        Check files = check(verify(0), "files");

        assertThat(files.findings()).containsExactly("faithfulness.csv is gone");
        assertThat(files.detail()).contains("not of the run: thoughts.txt");
    }

    @Test
    void anotherConfigIsFoundThoughTheHashesAreNew() throws IOException {
        Path config = run.resolve("config.resolved.yaml");
        Files.writeString(config, Files.readString(config).replace("seed: 3", "seed: 4"));
        RunFolder.open(run).seal();
        Verification found = verify(0);

        assertThat(check(found, "files").outcome()).isEqualTo(Outcome.AGREES);
        assertThat(check(found, "config").outcome()).isEqualTo(Outcome.DIFFERS);
        assertThat(check(found, "ranking").outcome()).isEqualTo(Outcome.DIFFERS); // other resamples of subjects
    }

    @Test
    void aChangedCellIsFoundThoughTheHashesAreNew() throws IOException {
        tamper("cells.jsonl", "\"unique\":[");
        Verification found = verify(Integer.MAX_VALUE);

        assertThat(check(found, "files").outcome()).isEqualTo(Outcome.AGREES);
        assertThat(check(found, "targets").outcome()).isEqualTo(Outcome.DIFFERS);
        assertThat(check(found, "cells").outcome()).isEqualTo(Outcome.DIFFERS);
        assertThat(found.agrees()).isFalse();
    }

    @Test
    void aCellThatIsLostIsFound() throws IOException {
        Path cells = run.resolve("cells.jsonl");
        List<String> lines = Files.readAllLines(cells);
        Files.write(cells, lines.subList(0, lines.size() - 1));
        RunFolder.open(run).seal();

        assertThat(verify(0).agrees()).isFalse();
    }

    @Test
    void aChangedLeaderboardIsFoundThoughTheHashesAreNew() throws IOException {
        tamper("leaderboard.json", "\"p-corrected\" :");
        Check ranking = check(verify(0), "ranking");

        assertThat(ranking.outcome()).isEqualTo(Outcome.DIFFERS);
        assertThat(ranking.findings()).anyMatch(line -> line.contains("p-corrected: 0.4242 against"));
    }

    @Test
    void changedRanksAreFoundThoughTheHashesAreNew() throws IOException {
        tamper("ranks.json", "\"probabilities\":[");

        assertThat(check(verify(0), "ranking").findings())
                .singleElement()
                .asString()
                .startsWith("ranks.json, groups[0]");
    }

    @Test
    void changedTargetsAreFoundThoughTheHashesAreNew() throws IOException {
        Path file = run.resolve("targets/0001.npy");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 7 * 8 + 6] ^= 0x10; // high bits of the last target's r
        Files.write(file, bytes);
        RunFolder.open(run).seal();
        Check targets = check(verify(0), "targets");

        assertThat(targets.outcome()).isEqualTo(Outcome.DIFFERS);
        assertThat(targets.findings()).singleElement().asString().contains("targets/0001.npy, s8, B, r:");
    }

    @Test
    void otherDataAreFound() {
        Verification found = VerificationOfRun.of(
                run,
                1,
                1,
                recorded -> {
                    Preparation preparation = FinishedRuns.reopen(recorded);
                    preparation
                            .brains()
                            .responses()
                            .values()
                            .forEach(kept -> kept.all().set(20, 0, 9));
                    return preparation;
                },
                QuietProgress.INSTANCE);

        assertThat(check(found, "cells").outcome()).isEqualTo(Outcome.DIFFERS);
        assertThat(check(found, "ceilings").outcome()).isEqualTo(Outcome.DIFFERS);
    }

    @Test
    void dataThatAreNotThereAreSaidToBe() {
        Verification found = VerificationOfRun.of(
                run,
                1,
                1,
                recorded -> {
                    throw new UserException("set BRAINRANK_DATA");
                },
                QuietProgress.INSTANCE);

        assertThat(found.agrees()).isTrue();
        assertThat(check(found, "cells").outcome()).isEqualTo(Outcome.UNCHECKED);
        assertThat(check(found, "cells").detail()).contains("set BRAINRANK_DATA");
    }

    @Test
    void aFileThatIsNoRecordIsAFinding() throws IOException {
        Files.writeString(run.resolve("leaderboard.json"), "{}");
        Verification found = verify(0);

        assertThat(found.agrees()).isFalse();
        assertThat(found.toJson()).contains("\"differs\"");
    }

    @Test
    void refusesWhatIsNoRun() {
        assertThatThrownBy(() -> VerificationOfRun.of(
                        own.resolve("nowhere"), 0, 1, FinishedRuns::reopen, QuietProgress.INSTANCE))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("is no run folder");
    }
}
