package org.brainrank.formats.atlas;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.brainrank.formats.Problem;
import org.brainrank.formats.TimeSeries;

/** Which region every voxel or vertex belongs to. */
public final class Parcellation {
    private static final int NONE = -1;

    private final List<Region> regions;
    private final int[] regionOf;

    private Parcellation(List<Region> regions, int[] regionOf) {
        this.regions = List.copyOf(regions);
        this.regionOf = regionOf;
    }

    /**
     * Of labels: a region for every key above 0 that a place has, in the order of keys. A region whose key has no name is
     * called by its number.
     *
     * @param labels of voxels or vertices
     * @return regions without ROIs of their own
     * @throws org.brainrank.spi.UserException if no place has a region
     */
    public static Parcellation of(Labels labels) {
        Map<Integer, Integer> counts = new TreeMap<>();
        for (int key : labels.keys()) {
            if (key > 0) {
                counts.merge(key, 1, Integer::sum);
            }
        }
        if (counts.isEmpty()) {
            throw Problem.in(
                    labels.file(),
                    "no label above 0 at any of " + labels.keys().length + " places",
                    "regions",
                    "Is it the right atlas, in the space of the responses?");
        }
        List<Region> regions = new ArrayList<>();
        Map<Integer, Integer> index = new LinkedHashMap<>();
        counts.forEach((key, count) -> {
            String given = labels.names().getOrDefault(key, "").strip();
            String name = given.isEmpty() ? Integer.toString(key) : given;
            index.put(key, regions.size());
            regions.add(new Region(key, name, name, count));
        });
        int[] regionOf = new int[labels.keys().length];
        for (int place = 0; place < regionOf.length; place++) {
            regionOf[place] = index.getOrDefault(labels.keys()[place], NONE);
        }
        return new Parcellation(regions, regionOf);
    }

    /**
     * One behind the other, as of two hemispheres: places of the first come first, and so do its regions.
     *
     * @param other the second
     * @return both; regions of equal keys stay two
     */
    public Parcellation beside(Parcellation other) {
        List<Region> both = new ArrayList<>(regions);
        both.addAll(other.regions);
        int[] all = Arrays.copyOf(regionOf, regionOf.length + other.regionOf.length);
        for (int place = 0; place < other.regionOf.length; place++) {
            int region = other.regionOf[place];
            all[regionOf.length + place] = region == NONE ? NONE : region + regions.size();
        }
        return new Parcellation(both, all);
    }

    /**
     * Regions renamed, or of other ROIs.
     *
     * @param change keeps the number of places
     * @return a copy
     */
    public Parcellation changed(UnaryOperator<Region> change) {
        return new Parcellation(regions.stream().map(change).toList(), regionOf);
    }

    /**
     * Some of the regions.
     *
     * @param wanted says which; at least one
     * @return the others' places belong to none
     */
    public Parcellation only(Predicate<Region> wanted) {
        int[] moved = new int[regions.size()];
        List<Region> kept = new ArrayList<>();
        for (int i = 0; i < moved.length; i++) {
            moved[i] = wanted.test(regions.get(i)) ? kept.size() : NONE;
            if (moved[i] != NONE) {
                kept.add(regions.get(i));
            }
        }
        if (kept.isEmpty()) {
            throw new IllegalArgumentException("none of " + regions.size() + " regions is wanted");
        }
        int[] all = new int[regionOf.length];
        for (int place = 0; place < all.length; place++) {
            all[place] = regionOf[place] == NONE ? NONE : moved[regionOf[place]];
        }
        return new Parcellation(kept, all);
    }

    /**
     * What there is.
     *
     * @return in the order of targets of {@link #means}
     */
    public List<Region> regions() {
        return regions;
    }

    /**
     * How many voxels or vertices there are, in regions or not.
     *
     * @return at least 1
     */
    public int places() {
        return regionOf.length;
    }

    /**
     * The region of a place.
     *
     * @param place voxel or vertex, from 0
     * @return an index of {@link #regions}; −1 if it is in none
     */
    public int regionOf(int place) {
        return regionOf[place];
    }

    /**
     * A series of means over regions. It holds one sum a region and scan asked for, never a number a voxel and scan.
     *
     * @param series of as many targets as there are places; closed with the result
     * @return one target a region; a mean is not finite where one of its places is not
     * @throws IllegalArgumentException if the targets are others
     */
    public TimeSeries means(TimeSeries series) {
        return new RegionMeans(series, this);
    }
}
