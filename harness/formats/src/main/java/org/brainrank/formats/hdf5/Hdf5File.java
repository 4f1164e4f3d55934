package org.brainrank.formats.hdf5;

import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Link;
import io.jhdf.api.Node;
import io.jhdf.links.ExternalLink;
import io.jhdf.object.datatype.Reference;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.brainrank.formats.ByteSource;
import org.brainrank.formats.NumberType;
import org.brainrank.formats.Problem;
import org.brainrank.spi.UserException;

/**
 * An HDF5 file: datasets of numbers by their paths. Links to other files are not followed.
 *
 * <p>Implementation: jhdf reads the structure of files up to 2 GiB from a mapping of the file, where a wrong length is a
 * refusal and not an allocation. What it throws becomes a {@link UserException}.
 */
public final class Hdf5File implements AutoCloseable {
    private static final int DEEPEST = 16;
    private static final int MOST = 100_000;
    private static final int LONGEST_ATTRIBUTE = 1024;

    private final Path file;
    private final HdfFile hdf;
    private final ByteSource source;
    private final Map<Long, String> addresses = new HashMap<>();

    private Hdf5File(Path file, HdfFile hdf, ByteSource source) {
        this.file = file;
        this.hdf = hdf;
        this.source = source;
    }

    /**
     * Opens a file.
     *
     * @param file not compressed as a whole
     * @return to be closed
     * @throws UserException if it is no HDF5 file
     */
    public static Hdf5File open(Path file) {
        ByteSource source = ByteSource.open(file);
        try {
            return new Hdf5File(file, guarded(file, () -> structure(file)), source);
        } catch (RuntimeException e) {
            source.close();
            throw e;
        }
    }

    private static HdfFile structure(Path file) {
        try (FileChannel channel = FileChannel.open(file)) {
            return channel.size() <= Integer.MAX_VALUE
                    ? HdfFile.fromByteBuffer(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()))
                    : new HdfFile(file);
        } catch (IOException e) {
            throw Problem.unreadable(file, e);
        }
    }

    /** Runs something of jhdf's, which throws anything at a broken file, and recurses where its parts point in circles. */
    static <T> T guarded(Path file, Supplier<T> work) {
        try {
            return work.get();
        } catch (UserException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            throw Problem.undecodable(
                    file,
                    "HDF5",
                    e,
                    "It is damaged, or has something of HDF5 1.12 or later: fetch it again, or write it with"
                            + " h5py.File(name, 'w', libver=('earliest', 'v110')).");
        }
    }

    /**
     * Where datasets are, of whatever type.
     *
     * @return paths such as {@code /subject/story}, in the order of the file
     * @throws UserException if the file is broken
     */
    public List<String> datasets() {
        List<String> paths = new ArrayList<>();
        guarded(file, () -> {
            collect(hdf, "", 0, paths);
            return paths;
        });
        return paths;
    }

    private void collect(Group group, String path, int depth, List<String> paths) {
        if (depth > DEEPEST) {
            throw Problem.damaged(file, "groups " + depth + " deep", "at most " + DEEPEST);
        }
        for (Map.Entry<String, Node> child : group.getChildren().entrySet()) {
            String name = path + "/" + child.getKey();
            if (child.getValue() instanceof Dataset) {
                paths.add(name);
            } else if (child.getValue() instanceof Group inner && !(child.getValue() instanceof Link)) {
                collect(inner, name, depth + 1, paths);
            }
            if (paths.size() > MOST) {
                throw Problem.damaged(file, "more than " + MOST + " datasets", "fewer");
            }
        }
    }

    /**
     * A dataset of numbers.
     *
     * @param path names of groups and the dataset with slashes between; links within the file are followed
     * @return opened with this file
     * @throws UserException if there is none, or none of numbers
     */
    public Hdf5Dataset dataset(String path) {
        return guarded(file, () -> {
            if (node(path) instanceof Dataset dataset) {
                return Hdf5Dataset.of(file, source, hdf.getUserBlockSize(), dataset);
            }
            throw missing(path);
        });
    }

    /**
     * What a dataset or group says of itself.
     *
     * @param path of it
     * @param name of the attribute
     * @return its text, or empty
     * @throws UserException if the file is broken, or has no such node
     */
    public String attribute(String path, String name) {
        return guarded(file, () -> {
            Attribute attribute = node(path).getAttribute(name);
            return attribute == null || attribute.getSizeInBytes() > LONGEST_ATTRIBUTE
                    ? ""
                    : String.valueOf(attribute.getData());
        });
    }

    /**
     * Whether there is a group of that path.
     *
     * @param path names with slashes between
     * @return false for datasets
     * @throws UserException if the file is broken, or has neither
     */
    public boolean isGroup(String path) {
        return guarded(file, () -> node(path) instanceof Group);
    }

    /**
     * What is in a group.
     *
     * @param path of the group, {@code /} for all of the file
     * @return names of datasets and groups
     * @throws UserException if there is no such group
     */
    public List<String> names(String path) {
        return guarded(file, () -> {
            if (node(path) instanceof Group group) {
                return List.copyOf(group.getChildren().keySet());
            }
            throw missing(path);
        });
    }

    /**
     * What a dataset of references refers to.
     *
     * @param path of the dataset
     * @return paths of datasets
     * @throws UserException if it has no references, or one to nowhere
     */
    public List<String> references(String path) {
        return guarded(file, () -> {
            if (!(node(path) instanceof Dataset dataset && dataset.getDataType() instanceof Reference type)
                    || type.getSize() != Long.BYTES) {
                throw Problem.in(
                        file, "no references in '" + path + "'", "references to objects", "Is it a cell array?");
            }
            if (addresses.isEmpty()) {
                for (String name : datasets()) {
                    addresses.put(node(name).getAddress(), name);
                }
            }
            StoredType stored = new StoredType(NumberType.UINT64, ByteOrder.LITTLE_ENDIAN);
            List<String> paths = new ArrayList<>();
            for (double address : Hdf5Dataset.of(file, source, hdf.getUserBlockSize(), dataset, stored)
                    .values()) {
                String name = addresses.get((long) address);
                if (name == null) {
                    throw Problem.damaged(file, "a reference in '" + path + "' to no dataset", "one");
                }
                paths.add(name);
            }
            return paths;
        });
    }

    /**
     * Lengths of the axes of a dataset of whatever type.
     *
     * @param path of the dataset
     * @return empty for a single value
     * @throws UserException if there is no such dataset
     */
    public List<Integer> shape(String path) {
        return guarded(file, () -> {
            if (node(path) instanceof Dataset dataset) {
                return Arrays.stream(dataset.getDimensions()).boxed().toList();
            }
            throw missing(path);
        });
    }

    private Node node(String path) {
        Node node = hdf;
        for (String name : path.split("/", -1)) {
            if (!name.isEmpty()) {
                node = child(node, name, path);
            }
        }
        return node;
    }

    private Node child(Node parent, String name, String path) {
        Node child = parent instanceof Group group ? group.getChildren().get(name) : null;
        if (child instanceof ExternalLink) {
            throw Problem.in(
                    file, "'" + path + "' is in another file", "it in this one", "Copy it with h5repack or h5py.");
        }
        if (child == null) {
            throw missing(path);
        }
        return child instanceof Link link ? link.getTarget() : child;
    }

    private UserException missing(String path) {
        return Problem.in(
                file,
                "no dataset '" + path + "'",
                "one of " + Problem.shortened(datasets().toString()),
                "Correct its name.");
    }

    @Override
    public void close() {
        source.close();
        hdf.close();
    }
}
