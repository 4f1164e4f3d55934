package org.brainrank.formats.atlas;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.brainrank.formats.Problem;

/**
 * Regions of voxels or vertices.
 *
 * @param places how many voxels or vertices there are, in regions or not
 * @param regions at least one, in the order of targets
 */
public record Parcellation(int places, List<Region> regions) {
    /** Copies, and checks that there is a region and every place is there. */
    public Parcellation {
        regions = List.copyOf(regions);
        if (regions.isEmpty()) {
            throw new IllegalArgumentException("a parcellation has at least one region");
        }
        for (Region region : regions) {
            int last = region.places()[region.places().length - 1];
            if (last >= places) {
                throw new IllegalArgumentException(
                        "region '" + region.name() + "' has place " + last + " of " + places + " (from 0)");
            }
        }
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
        int[] keys = labels.keys();
        Map<Integer, Integer> counts = new TreeMap<>();
        for (int key : keys) {
            if (key > 0) {
                counts.merge(key, 1, Integer::sum);
            }
        }
        if (counts.isEmpty()) {
            throw Problem.in(
                    labels.file(),
                    "no label above 0 at any of " + keys.length + " places",
                    "regions",
                    "Is it the right atlas, in the space of the responses?");
        }
        Map<Integer, int[]> members = new TreeMap<>();
        counts.forEach((key, count) -> members.put(key, new int[count]));
        for (int place = keys.length - 1; place >= 0; place--) {
            int[] own = members.get(keys[place]);
            if (own != null) {
                own[counts.merge(keys[place], -1, Integer::sum)] = place;
            }
        }
        List<Region> regions = new ArrayList<>();
        members.forEach((key, own) -> {
            String given = labels.names().getOrDefault(key, "").strip();
            String name = given.isEmpty() ? Integer.toString(key) : given;
            regions.add(new Region(key, name, name, own));
        });
        return new Parcellation(keys.length, regions);
    }

    /**
     * One region of everything.
     *
     * @param places how many
     * @param name of the region
     * @return every place in it
     */
    public static Parcellation all(int places, String name) {
        return new Parcellation(
                places,
                List.of(new Region(1, name, name, IntStream.range(0, places).toArray())));
    }

    /**
     * One behind the other, as of two hemispheres: places of the first come first, and so do its regions.
     *
     * @param other the second
     * @return both; regions of equal keys stay two
     */
    public Parcellation beside(Parcellation other) {
        List<Region> both = new ArrayList<>(regions);
        for (Region region : other.regions) {
            int[] moved =
                    Arrays.stream(region.places()).map(place -> place + places).toArray();
            both.add(new Region(region.key(), region.name(), region.roi(), moved));
        }
        return new Parcellation(places + other.places, both);
    }

    /**
     * Regions renamed, or of other ROIs.
     *
     * @param change of each
     * @return a copy
     */
    public Parcellation changed(UnaryOperator<Region> change) {
        return new Parcellation(places, regions.stream().map(change).toList());
    }

    /**
     * Some of the regions.
     *
     * @param wanted says which; at least one
     * @return the others' places belong to none
     */
    public Parcellation only(Predicate<Region> wanted) {
        return new Parcellation(places, regions.stream().filter(wanted).toList());
    }

    /**
     * Some of the places, as those of a mask.
     *
     * @param inside says which; some of a region
     * @return the others belong to none; regions that are left without a place are not there
     */
    public Parcellation within(IntPredicate inside) {
        List<Region> kept = new ArrayList<>();
        for (Region region : regions) {
            int[] own = Arrays.stream(region.places()).filter(inside).toArray();
            if (own.length > 0) {
                kept.add(new Region(region.key(), region.name(), region.roi(), own));
            }
        }
        return new Parcellation(places, kept);
    }

    /**
     * Checks that a name means one region.
     *
     * @param file for the message
     * @return this
     * @throws org.brainrank.spi.UserException if two regions have one name
     */
    public Parcellation named(Path file) {
        Set<String> names = new HashSet<>();
        for (Region region : regions) {
            if (!names.add(region.name())) {
                throw Problem.in(
                        file,
                        "several regions are called '" + region.name() + "'",
                        "a name of its own for each",
                        "Give them by a table, 'names: FILE'.");
            }
        }
        return this;
    }

    /** A place of two regions, in words. */
    Optional<String> overlap() {
        int[] owner = new int[places];
        for (int i = 0; i < regions.size(); i++) {
            for (int place : regions.get(i).places()) {
                if (owner[place] > 0) {
                    return Optional.of("voxel " + place + " is in region '"
                            + regions.get(owner[place] - 1).name() + "' and in '"
                            + regions.get(i).name() + "'");
                }
                owner[place] = i + 1;
            }
        }
        return Optional.empty();
    }
}
