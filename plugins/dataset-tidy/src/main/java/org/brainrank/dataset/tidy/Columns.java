package org.brainrank.dataset.tidy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.brainrank.formats.Affine;
import org.brainrank.formats.Grid;
import org.brainrank.formats.atlas.Parcellation;
import org.brainrank.formats.atlas.Region;
import org.brainrank.formats.atlas.Selection;
import org.brainrank.spi.dataset.TargetGrid;
import org.brainrank.spi.dataset.TargetGrid.Piece;
import org.brainrank.spi.dataset.TargetGrid.Places;
import org.brainrank.spi.dataset.TargetGrid.Surface;
import org.brainrank.spi.dataset.TargetGrid.Volume;

/**
 * What the columns of a file of responses are.
 *
 * @param regions what they belong to where nothing else says so
 * @param names of columns
 * @param places images and surfaces that the columns lie on, each place showing a column; empty if the file does not say
 */
record Columns(Parcellation regions, IntFunction<String> names, Optional<TargetGrid> places) {
    /** The ROI of what belongs to none. */
    static final String ALL = "all";

    /** Columns that nothing is known of. */
    static Columns plain(int count) {
        return new Columns(Parcellation.all(count, ALL), column -> "target-" + (column + 1), Optional.empty());
    }

    /** Every voxel of an image. */
    static Columns of(Grid grid) {
        int[] all = IntStream.range(0, grid.voxels()).toArray();
        return new Columns(
                Parcellation.all(grid.voxels(), ALL),
                voxel -> "voxel-" + grid.name(voxel),
                Optional.of(new TargetGrid(List.of(volume(grid, all)))));
    }

    static Volume volume(Grid grid, int... columns) {
        return new Volume(
                grid.nx(), grid.ny(), grid.nz(), grid.affine().rows(), grid.unit(), grid.space(), Places.of(columns));
    }

    static Grid grid(Volume volume) {
        return new Grid(
                volume.nx(), volume.ny(), volume.nz(), new Affine(volume.affine()), volume.unit(), volume.space());
    }

    int count() {
        return regions.places();
    }

    /** The grid of an image, if all columns are its voxels. */
    Optional<Grid> image() {
        return places.map(TargetGrid::pieces)
                .filter(pieces -> pieces.size() == 1)
                .map(pieces -> pieces.get(0))
                .filter(Volume.class::isInstance)
                .map(piece -> grid((Volume) piece))
                .filter(grid -> grid.voxels() == count());
    }

    /** Whether the columns of another file are in the same places. */
    boolean areThoseOf(Columns other) {
        List<Piece> own = pieces();
        List<Piece> others = other.pieces();
        return count() == other.count()
                && names(regions).equals(names(other.regions))
                && own.size() == others.size()
                && IntStream.range(0, own.size()).allMatch(i -> same(own.get(i), others.get(i)));
    }

    private static List<String> names(Parcellation regions) {
        return regions.regions().stream().map(Region::name).toList();
    }

    List<Piece> pieces() {
        return places.map(TargetGrid::pieces).orElse(List.of());
    }

    private static boolean same(Piece one, Piece other) {
        return sameSpace(one, other) && one.places().equals(other.places());
    }

    /** Whether the places of two pieces are the same, whatever they show. */
    static boolean sameSpace(Piece one, Piece other) {
        if (one instanceof Volume image && other instanceof Volume reference) {
            return grid(image).isSameAs(grid(reference));
        }
        return one instanceof Surface mesh
                && other instanceof Surface reference
                && mesh.structure().equals(reference.structure())
                && mesh.places().size() == reference.places().size();
    }

    /** What maps of targets are drawn on: pieces that show one. */
    Optional<TargetGrid> grid(Selection selection) {
        int[] targetOf = new int[count()];
        Arrays.fill(targetOf, Places.NONE);
        List<int[]> members = selection.members();
        for (int target = 0; target < members.size(); target++) {
            for (int column : members.get(target)) {
                targetOf[column] = target;
            }
        }
        List<Piece> drawn = new ArrayList<>();
        for (Piece piece : pieces()) {
            int[] targets = IntStream.range(0, piece.places().size())
                    .map(place -> piece.places().target(place))
                    .map(column -> column == Places.NONE ? Places.NONE : targetOf[column])
                    .toArray();
            if (Arrays.stream(targets).anyMatch(target -> target != Places.NONE)) {
                drawn.add(
                        piece instanceof Volume volume
                                ? volume(grid(volume), targets)
                                : new Surface(((Surface) piece).structure(), Places.of(targets)));
            }
        }
        return drawn.isEmpty() ? Optional.empty() : Optional.of(new TargetGrid(drawn));
    }
}
