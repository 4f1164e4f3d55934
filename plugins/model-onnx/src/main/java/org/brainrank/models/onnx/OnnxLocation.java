package org.brainrank.models.onnx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.brainrank.models.transformers.FolderTokenizer;
import org.brainrank.spi.UserException;

/**
 * A model's files.
 *
 * @param file of the graph
 * @param folder that has {@code tokenizer.json} and {@code config.json}, if there are any
 */
record OnnxLocation(Path file, Path folder) {
    private static final List<String> NAMES = List.of("model.onnx", "decoder_model.onnx");

    /**
     * Looks at a path.
     *
     * @param path a file, or a folder with one, perhaps in a folder {@code onnx}
     * @throws UserException if there is none, or more than one
     */
    static OnnxLocation of(Path path) {
        if (Files.isRegularFile(path)) {
            return beside(path);
        }
        if (!Files.isDirectory(path)) {
            throw new UserException(
                    "there is no ONNX file or folder '" + path + "'; expected model.onnx, or a folder that has it");
        }
        for (Path folder : List.of(path, path.resolve("onnx"))) {
            for (String name : NAMES) {
                if (Files.isRegularFile(folder.resolve(name))) {
                    return beside(folder.resolve(name));
                }
            }
        }
        List<Path> others = files(path);
        if (others.size() == 1) {
            return beside(others.get(0));
        }
        throw new UserException("folder '" + path + "' has "
                + (others.isEmpty() ? "no ONNX file" : others.size() + " ONNX files")
                + "; expected one, or one that is called " + String.join(" or ", NAMES)
                + ". Name the file itself");
    }

    private static OnnxLocation beside(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IllegalArgumentException("'" + file + "' is in no folder");
        }
        // On the hub, graphs stand in a folder 'onnx' below what belongs to the model.
        Path above = folder.getParent();
        boolean hub = above != null
                && !Files.exists(folder.resolve(FolderTokenizer.FILE))
                && folder.endsWith("onnx")
                && Files.exists(above.resolve(FolderTokenizer.FILE));
        return new OnnxLocation(file, hub ? above : folder);
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".onnx"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UserException("folder '" + folder + "' cannot be listed: " + e.getMessage(), e);
        }
    }
}
