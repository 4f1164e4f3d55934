package org.brainrank.models.onnx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.brainrank.spi.UserException;

/**
 * A model's graph in pieces.
 *
 * @param embed token ids → embeddings
 * @param enter embeddings → what enters block 1; empty if that is the same
 * @param blocks each from a state to the next, and its attention weights if the graph forms them
 * @param exit what leaves the last block → logits; empty if the last block gives logits itself
 */
record Parts(Part embed, Optional<Part> enter, List<Part> blocks, Optional<Part> exit) implements AutoCloseable {
    /**
     * Cuts and loads.
     *
     * @param file of the graph
     * @param anatomy where its parts meet; without states, one block is all there is
     * @param home a folder for files that are deleted at once
     */
    static Parts of(Path file, OnnxGraph graph, Anatomy anatomy, Path home) {
        return in(
                home,
                file,
                new Loading(file, graph, anatomy.ids()),
                (loading, folder) -> loading.load(folder, anatomy));
    }

    /** From token ids to logits in one piece. */
    static Part whole(Path file, OnnxGraph graph, Anatomy anatomy, Path home) {
        return in(
                home,
                file,
                new Loading(file, graph, anatomy.ids()),
                (loading, folder) -> loading.part(folder, Optional.empty(), Set.of(), List.of(anatomy.logits())));
    }

    private static <T> T in(Path home, Path file, Loading loading, Work<T> work) {
        Path folder = null;
        try {
            Files.createDirectories(home);
            folder = Files.createTempDirectory(home, "onnx-");
            return work.in(loading, folder);
        } catch (IOException e) {
            loading.close();
            throw new UserException(
                    "'" + file + "' cannot be taken apart in '" + home + "': " + e
                            + ". Room for one more copy of the file is needed there for a moment; name another folder by"
                            + " BRAINRANK_HOME",
                    e);
        } catch (RuntimeException e) {
            loading.close();
            throw e;
        } finally {
            delete(folder);
        }
    }

    @Override
    public void close() {
        embed.close();
        enter.ifPresent(Part::close);
        blocks.forEach(Part::close);
        exit.ifPresent(Part::close);
    }

    private static void delete(@org.jspecify.annotations.Nullable Path folder) {
        if (folder == null) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UserException("'" + folder + "' cannot be deleted: " + e.getMessage(), e);
        }
    }

    /** Something that needs a folder for a moment. */
    private interface Work<T> {
        T in(Loading loading, Path folder) throws IOException;
    }

    /** Loads one part after the other, and closes them all if one fails. */
    private static final class Loading {
        private final Path file;
        private final OnnxGraph graph;
        private final String ids;
        private final List<Part> open = new ArrayList<>();

        Loading(Path file, OnnxGraph graph, String ids) {
            this.file = file;
            this.graph = graph;
            this.ids = ids;
        }

        Parts load(Path folder, Anatomy anatomy) throws IOException {
            String embeddings = anatomy.embeddings();
            Part embed = part(folder, Optional.empty(), Set.of(), List.of(embeddings));
            List<String> states = anatomy.states();
            if (states.isEmpty()) {
                Part whole = part(folder, Optional.of(embeddings), Set.of(), List.of(anatomy.logits()));
                return new Parts(embed, Optional.empty(), List.of(whole), Optional.empty());
            }
            Set<String> alike = new HashSet<>(states);
            Optional<Part> enter = states.get(0).equals(embeddings)
                    ? Optional.empty()
                    : Optional.of(part(folder, Optional.of(embeddings), Set.of(), List.of(states.get(0))));
            List<Part> blocks = new ArrayList<>();
            for (int block = 1; block < states.size(); block++) {
                List<String> shown = new ArrayList<>(List.of(states.get(block)));
                if (!anatomy.attention().isEmpty()) {
                    shown.add(anatomy.attention().get(block - 1));
                }
                blocks.add(part(folder, Optional.of(states.get(block - 1)), alike, shown));
            }
            Optional<String> last = Optional.of(states.get(states.size() - 1));
            Part exit = part(folder, last, alike, List.of(anatomy.logits()));
            return new Parts(embed, enter, blocks, Optional.of(exit));
        }

        Part part(Path folder, Optional<String> from, Set<String> alike, List<String> to) throws IOException {
            int type = from.map(name -> type(name)).orElse(OnnxTensorEntry.FLOAT);
            Cut cut = Cut.of(graph, from, alike, type, to);
            for (OnnxValue input : cut.inputs()) {
                Feeds.unknown(input, ids).ifPresent(what -> {
                    throw new UserException("'" + file + "' cannot be run: " + what);
                });
            }
            Path target = folder.resolve("part-" + open.size() + ".onnx");
            CutFile.write(graph, cut, file, target);
            CutFile.link(cut, file, folder);
            Part part = new Part(
                    OnnxSession.open(target, cut.inputs(), file),
                    ids,
                    to.stream().map(Cut::shown).toList());
            open.add(part);
            // Loaded as it is now; its copy is not needed any more.
            Files.delete(target);
            return part;
        }

        /** A state's type as the graph says it; else that of most of its weights. */
        private int type(String name) {
            Integer said = graph.types().get(name);
            if (said != null && said != 0) {
                return said;
            }
            long half = weights(OnnxTensorEntry.FLOAT16);
            long brain = weights(OnnxTensorEntry.BFLOAT16);
            long full = weights(OnnxTensorEntry.FLOAT);
            if (half > full || brain > full) {
                return half > brain ? OnnxTensorEntry.FLOAT16 : OnnxTensorEntry.BFLOAT16;
            }
            return OnnxTensorEntry.FLOAT;
        }

        private long weights(int type) {
            return graph.constants().values().stream()
                    .filter(entry -> entry.type() == type)
                    .mapToLong(OnnxTensorEntry::size)
                    .sum();
        }

        void close() {
            open.forEach(Part::close);
        }
    }
}
