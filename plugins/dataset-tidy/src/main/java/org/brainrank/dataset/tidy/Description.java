package org.brainrank.dataset.tidy;

import java.util.List;
import java.util.Optional;
import org.brainrank.spi.dataset.AlignmentAdvice;

/**
 * What {@code dataset.yaml} says.
 *
 * @param id name in results, kebab-case
 * @param version changes when a number changes
 * @param licence of the data
 * @param citation BibTeX or a sentence
 * @param repetitionTime seconds from one scan to the next
 * @param runs the stories in order of presentation, at least one
 * @param targets name of the file that lists the targets; empty if none is named
 * @param mask name of the file that says which voxels are targets; empty if none is named
 * @param atlas regions of voxels or vertices; empty if there is no such section
 * @param space of the targets' coordinates, such as MNI152; empty if it is not named
 * @param advice recommended alignment
 */
record Description(
        String id,
        String version,
        String licence,
        String citation,
        double repetitionTime,
        List<Run> runs,
        Optional<String> targets,
        Optional<String> mask,
        Optional<Atlas> atlas,
        Optional<String> space,
        AlignmentAdvice advice) {
    Description {
        runs = List.copyOf(runs);
    }

    /**
     * One story of the list.
     *
     * @param story its id, the name of its folder
     * @param firstScan time of scan 0 on the audio's clock, in seconds
     */
    record Run(String story, double firstScan) {}
}
