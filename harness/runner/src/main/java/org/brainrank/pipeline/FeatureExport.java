package org.brainrank.pipeline;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.brainrank.execution.Progress;
import org.brainrank.execution.Workers;
import org.brainrank.features.Extracted;
import org.brainrank.features.PassGroup;
import org.brainrank.imports.FeatureFolder;
import org.brainrank.imports.ImportedSpace;
import org.brainrank.imports.WordTable;
import org.brainrank.spi.model.LanguageModel;

/**
 * Writes the feature spaces of a run as NumPy files, word by word, before any alignment: for other programs to score, and
 * for simulations to plant.
 */
public final class FeatureExport {
    private FeatureExport() {}

    /**
     * Explains every word of the dataset and writes {@code NNNN.npy} files, shape (words, features), with tables {@code
     * index.tsv} that says what each holds and {@code words.tsv} of the rows' words.
     *
     * @param preparation everything opened; controls are not exported
     * @param folder new or empty
     * @param progress hears how far it is
     * @param notes hears what a reader should know
     * @return how many files were written
     */
    public static int write(Preparation preparation, Path folder, Progress progress, Consumer<String> notes) {
        FeatureFolder exported =
                FeatureFolder.create(folder, WordTable.of(preparation.brains().stories()));
        try (Workers workers = new Workers(preparation.options().threads())) {
            for (PreparedModel model : preparation.models()) {
                Turn turn = Turn.whole(model);
                try (LanguageModel open = turn.open()) {
                    Spaces spaces = Spaces.of(preparation, turn, open, workers);
                    progress.start("explaining " + turn.label(), spaces.work());
                    for (PassGroup group : spaces.groups()) {
                        for (Extracted extracted : spaces.run(group, progress)) {
                            exported.add(new ImportedSpace(
                                    model.choice().name(),
                                    extracted.unit().layer(),
                                    extracted.unit().variant(),
                                    extracted.spaceOrThrow().stories()));
                        }
                    }
                    spaces.notes().forEach(notes);
                }
            }
        }
        progress.done();
        return exported.finish();
    }
}
