package org.brainrank.dataset.tidy;

import java.util.List;
import org.brainrank.spi.Card;
import org.brainrank.spi.ParameterSpec;
import org.brainrank.spi.dataset.Dataset;
import org.brainrank.spi.dataset.DatasetPlugin;
import org.brainrank.spi.dataset.DatasetRequest;
import org.pf4j.Extension;

/** Opens a folder with {@code dataset.yaml}, word timings and responses. */
@Extension
public final class TidyDatasetPlugin implements DatasetPlugin {
    /** For PF4J, which finds this class by its annotation. */
    public TidyDatasetPlugin() {}

    @Override
    public Card card() {
        return Card.of(
                        "tidy",
                        "Your own stories and responses, from a folder with dataset.yaml, .tsv, .npy, NIfTI, GIFTI and CIFTI-2 files.")
                .withLicence("as dataset.yaml of the folder says")
                .with(ParameterSpec.path("path", "Folder that holds dataset.yaml, stories/ and responses/."));
    }

    @Override
    public List<String> problems(DatasetRequest request) {
        return FolderCheck.of(request.parameters().path("path"));
    }

    @Override
    public Dataset open(DatasetRequest request) {
        return TidyDataset.open(request.parameters().path("path"));
    }
}
