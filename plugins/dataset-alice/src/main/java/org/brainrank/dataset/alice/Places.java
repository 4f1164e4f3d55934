package org.brainrank.dataset.alice;

import java.util.List;
import org.brainrank.spi.dataset.Geometry;
import org.brainrank.spi.dataset.Geometry.Point;

/**
 * Where to draw the six regions. The data come without coordinates, so these are centres of the regions' namesakes and not of
 * the spheres that were averaged.
 *
 * <h2>Source</h2>
 * Centres of gravity of the parcels "anterior temporal", "posterior temporal", "MFG / PrecG" and "IFG" of Wolna et al. 2025,
 * rounded to a millimetre; for the inferior parietal lobule, where they have none, of AAL's (Tzourio-Mazoyer et al. 2002,
 * doi:10.1006/nimg.2001.0978).
 */
final class Places {
    /** In the order of {@link Timecourses#ROIS}: LATL RATL LPTL LIPL LPreM LIFG. */
    static final Geometry GEOMETRY = new Geometry(
            "MNI152",
            false,
            "approximate: centres of parcels of the same name (Wolna et al. 2025; LIPL: AAL), not of the spheres that were"
                    + " averaged, which the data do not give",
            List.of(
                    new Point(-52, -1, -16),
                    new Point(52, 0, -16),
                    new Point(-52, -50, 12),
                    new Point(-43, -46, 47),
                    new Point(-43, -2, 48),
                    new Point(-48, 16, 21)));

    private Places() {}
}
