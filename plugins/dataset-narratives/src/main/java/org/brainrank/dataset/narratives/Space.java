package org.brainrank.dataset.narratives;

import java.util.List;
import java.util.regex.Pattern;

/** Where responses are published. */
enum Space {
    /** On the surface of FreeSurfer's average, 40,962 vertices a hemisphere; a file each. */
    FSAVERAGE6("fsaverage6", "_space-fsaverage6_hemi-([LR])_desc-clean\\.func\\.gii(?:\\.gz)?"),
    /** In the voxels of MNI152NLin2009cAsym, at the resolution of the recording. */
    MNI("mni", "_space-MNI152NLin2009cAsym_res-native_desc-clean_bold()\\.nii(?:\\.gz)?");

    private final String id;
    private final Pattern fileName;

    Space(String id, String ending) {
        this.id = id;
        this.fileName = Pattern.compile("(sub-\\w+?)_task-([A-Za-z0-9]+)(?:_run-(\\d{1,3}))?" + ending);
    }

    static Space named(String id) {
        for (Space space : values()) {
            if (space.id.equals(id)) {
                return space;
            }
        }
        throw new IllegalArgumentException("no space '" + id + "'");
    }

    static List<String> ids() {
        return List.of(FSAVERAGE6.id, MNI.id);
    }

    /** Groups: subject, task, run or null, hemisphere or empty. */
    Pattern fileName() {
        return fileName;
    }

    /** What the files of one scan are: hemispheres, left first, or one nameless whole. */
    List<String> parts() {
        return this == FSAVERAGE6 ? List.of("L", "R") : List.of("");
    }
}
