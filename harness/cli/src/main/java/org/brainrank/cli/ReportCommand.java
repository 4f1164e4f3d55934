package org.brainrank.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.brainrank.leaderboard.FindingsText;
import org.brainrank.leaderboard.Format;
import org.brainrank.leaderboard.PaperFiles;
import org.brainrank.leaderboard.PaperFormat;
import org.brainrank.leaderboard.Renderings;
import org.brainrank.leaderboard.RunRecords;
import org.brainrank.leaderboard.TerminalTable;
import org.brainrank.results.RunFolder;
import org.brainrank.spi.UserException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code report RUN}. */
@Command(
        name = "report",
        description = {
            "Renders a finished run from its files alone.",
            "Without -f, prints the table; with one format of one text, prints that; otherwise writes files, to --out or to the"
                    + " run's folder."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  brainrank report runs/latest",
            "  brainrank report runs/latest -f tex > table.tex",
            "  brainrank report runs/latest -f svg,pdf,tex,md,csv,bib,methods --out paper"
        })
final class ReportCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "RUN", description = "A run's folder.")
    private Path run;

    @Option(
            names = {"-f", "--format"},
            paramLabel = "FORMATS",
            split = ",",
            description = "md, csv, json, tex, html; for a paper svg and pdf (every figure), bib, methods.")
    private List<String> formats = List.of();

    @Option(names = "--out", paramLabel = "DIR", description = "Where files go; default: the run's folder.")
    private Path out;

    ReportCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        List<Format> texts = new ArrayList<>();
        List<PaperFormat> parts = new ArrayList<>();
        for (String name : formats) {
            PaperFormat.of(name).ifPresentOrElse(parts::add, () -> texts.add(format(name)));
        }
        RunFolder folder;
        RunRecords records;
        try {
            folder = RunFolder.open(run);
            records = RunRecords.read(folder);
        } catch (IOException e) {
            throw new UserException(
                    "cannot report " + run + ": " + e.getMessage() + ". Name the folder of a finished run", e);
        }
        Terminal terminal = session.terminal();
        if (formats.isEmpty()) {
            if (out != null) {
                throw new UserException("--out " + out + " wants formats: add -f, for example -f svg,pdf,tex");
            }
            terminal.out().print(TerminalTable.of(records.leaderboard(), terminal.colour(), terminal.columns()));
            records.findings().ifPresent(found -> terminal.out().print(FindingsText.of(found, terminal.columns())));
            return ExitCode.DONE;
        }
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (Format format : texts) {
            files.put(format.fileName(), bytes(Renderings.render(records, format)));
            if (format == Format.CSV && formats.size() > 1) {
                files.put(Renderings.COMPARISONS, bytes(Renderings.comparisons(records.leaderboard())));
            }
        }
        PaperFiles paper = new PaperFiles(records, text("config.resolved.yaml", parts), text("references.bib", parts));
        parts.forEach(part -> files.putAll(paper.files(part)));
        paper.notes().forEach(note -> terminal.err().println("note: " + note));
        if (files.size() == 1 && out == null) {
            terminal.out().print(new String(files.values().iterator().next(), StandardCharsets.UTF_8));
        } else {
            write(folder, files);
        }
        return ExitCode.DONE;
    }

    private void write(RunFolder folder, Map<String, byte[]> files) {
        if (out == null) {
            files.forEach(folder::write);
            try {
                folder.seal(List.copyOf(files.keySet()));
            } catch (IOException e) {
                throw new UserException("the reports are written, but not their hashes: " + e.getMessage(), e);
            }
        } else {
            write(files);
        }
        Path where = out == null ? run : out;
        files.keySet().forEach(name -> session.terminal().err().println("wrote " + where.resolve(name)));
    }

    private void write(Map<String, byte[]> files) {
        try {
            Files.createDirectories(out);
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Files.write(out.resolve(file.getKey()), file.getValue());
            }
        } catch (IOException e) {
            throw new UserException("--out " + out + " cannot be written: " + e.getMessage(), e);
        }
    }

    /** A file of the run that parts of a paper are made from. */
    private String text(String name, List<PaperFormat> parts) throws IOException {
        Path file = run.resolve(name);
        if (parts.isEmpty() || Files.isRegularFile(file)) {
            return parts.isEmpty() ? "" : Files.readString(file);
        }
        throw new UserException(file + " is missing, and a paper's files are made from it; was the run finished?");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Format format(String name) {
        try {
            return Format.of(name);
        } catch (IllegalArgumentException e) {
            throw new UserException(e.getMessage(), e);
        }
    }
}
