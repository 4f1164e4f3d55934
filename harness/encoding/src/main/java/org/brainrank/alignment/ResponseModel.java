package org.brainrank.alignment;

import java.util.function.DoubleFunction;
import org.brainrank.linalg.Matrix;

/** What the blood makes of words over time: how features at scans become the columns that are regressed. */
public sealed interface ResponseModel permits Delays, DelaysInSeconds, HaemodynamicBasis {
    /** Columns per feature; the columns of one copy of all features stand together. */
    int copies();

    /**
     * Scans after its own that a word goes on to shape.
     *
     * @param repetitionTime s
     */
    int reach(double repetitionTime);

    /**
     * Applies the model to one continuous run.
     *
     * @param atScans features at scans, shape (scans, features), with all words moved later by some seconds
     * @param repetitionTime s
     * @return shape (scans, copies × features)
     */
    Matrix apply(DoubleFunction<Matrix> atScans, double repetitionTime);
}
