package org.brainrank.pipeline;

import java.util.List;

/**
 * Who was scored where: all that ranking needs to know of the brains.
 *
 * @param dataset id
 * @param subjects in the dataset's order
 * @param rois in the order of the targets
 */
record Panel(String dataset, List<String> subjects, List<String> rois) {
    Panel {
        subjects = List.copyOf(subjects);
        rois = List.copyOf(rois);
    }

    static Panel of(Brains brains) {
        return new Panel(brains.dataset(), brains.subjects(), brains.rois());
    }
}
