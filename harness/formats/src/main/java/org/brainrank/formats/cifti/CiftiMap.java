package org.brainrank.formats.cifti;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.brainrank.formats.Grid;

/**
 * What an axis of the matrix means.
 *
 * @param kind which of the five
 * @param length steps on the axis
 * @param names of maps (scalars, labels); else empty
 * @param labels of maps of labels, names by key; else empty
 * @param models structures (brain models); else empty
 * @param parcels regions (parcels); else empty
 * @param surfaces vertices of each structure's whole surface (parcels); else empty
 * @param grid that voxels belong to
 * @param start of a series, in {@code unit}
 * @param step of a series in seconds, where the unit is SECOND and the step above 0
 * @param unit of a series, such as {@code SECOND}; else empty
 */
public record CiftiMap(
        Kind kind,
        int length,
        List<String> names,
        List<Map<Integer, String>> labels,
        List<BrainModel> models,
        List<Parcel> parcels,
        Map<String, Integer> surfaces,
        Optional<Grid> grid,
        double start,
        OptionalDouble step,
        String unit) {
    /** Kinds of axes. */
    public enum Kind {
        /** Times. */
        SERIES,
        /** Named maps of numbers. */
        SCALARS,
        /** Named maps of labels. */
        LABELS,
        /** Vertices and voxels. */
        BRAIN_MODELS,
        /** Regions. */
        PARCELS
    }

    /** Copies. */
    public CiftiMap {
        names = List.copyOf(names);
        labels = List.copyOf(labels);
        models = List.copyOf(models);
        parcels = List.copyOf(parcels);
        surfaces = Map.copyOf(surfaces);
    }

    /**
     * Whether steps of the axis are places in the brain.
     *
     * @return true for brain models and parcels
     */
    public boolean isOfPlaces() {
        return kind == Kind.BRAIN_MODELS || kind == Kind.PARCELS;
    }

    static final class Builder {
        final Kind kind;
        int length;
        final List<String> names = new ArrayList<>();
        final List<Map<Integer, String>> labels = new ArrayList<>();
        final List<BrainModel> models = new ArrayList<>();
        final List<Parcel> parcels = new ArrayList<>();
        final Map<String, Integer> surfaces = new HashMap<>();
        Optional<Grid> grid = Optional.empty();
        double start;
        OptionalDouble step = OptionalDouble.empty();
        String unit = "";

        Builder(Kind kind) {
            this.kind = kind;
        }

        CiftiMap build() {
            return new CiftiMap(kind, length, names, labels, models, parcels, surfaces, grid, start, step, unit);
        }
    }
}
