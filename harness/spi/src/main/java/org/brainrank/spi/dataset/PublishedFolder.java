package org.brainrank.spi.dataset;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.brainrank.spi.ParameterSpec;
import org.brainrank.spi.UserException;

/**
 * Where a published dataset's files lie: in the folder of its name below {@code BRAINRANK_DATA}, where {@code brainrank fetch} puts
 * them, unless the parameter {@code path} names another.
 *
 * @param dataset id
 * @param description of the parameter: what the folder holds
 * @param remedy what a person may do who has neither, as sentences
 */
public record PublishedFolder(String dataset, String description, String remedy) {
    private static final String PARAMETER = "path";

    private String standard() {
        return "${BRAINRANK_DATA}/" + dataset;
    }

    /**
     * The parameter, for the plugin's card.
     *
     * @return {@code path}
     */
    public ParameterSpec parameter() {
        return new ParameterSpec(
                PARAMETER, ParameterSpec.Type.PATH, description, Optional.of(standard()), 0, 0, List.of());
    }

    /**
     * The folder; whether it is there is not looked at.
     *
     * @param request with the parameter
     * @return the folder
     * @throws UserException with the remedy, if neither the parameter nor {@code BRAINRANK_DATA} is set
     */
    public Path of(DatasetRequest request) {
        if (!request.parameters().text(PARAMETER).equals(standard())) {
            return request.parameters().path(PARAMETER);
        }
        return request.data()
                .map(data -> data.resolve(dataset))
                .orElseThrow(
                        () -> new UserException("Dataset '" + dataset + "' does not know where its files are: neither"
                                + " BRAINRANK_DATA nor the dataset's 'path' is set. " + remedy));
    }
}
