package org.brainrank.models.transformers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.brainrank.spi.model.LanguageModel;

/**
 * Numbers that Hugging Face transformers and Captum gave for a model, in float64.
 *
 * @param folder holds {@code model/} and the npz files
 * @param arrays name to array
 */
record Reference(Path folder, Map<String, Npy> arrays) {
    /** float32 against float64, relative to an array's largest value. */
    static final double TOLERANCE = 1e-4;

    static Path resource(String name) {
        try {
            return Path.of(Objects.requireNonNull(Reference.class.getResource("/reference/" + name), name)
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static Reference of(String name) {
        return at(resource(name));
    }

    static Reference at(Path folder) {
        Map<String, Npy> arrays = new HashMap<>();
        for (String file : new String[] {"windows.npz", "forward_f64.npz", "attr_f64.npz", "zeroed_f64.npz"}) {
            if (Files.exists(folder.resolve(file))) {
                read(folder.resolve(file), arrays);
            }
        }
        return new Reference(folder, arrays);
    }

    LanguageModel open() {
        return ModelFolder.open("test", folder.resolve("model"), OptionalLong.empty());
    }

    Npy array(String name) {
        return Objects.requireNonNull(arrays.get(name), () -> "no array " + name + " among " + arrays.keySet());
    }

    /** Compares one window's numbers, relative to the largest of the whole array. */
    void expect(String name, int window, double... actual) {
        Npy whole = array(name);
        double[] expected = whole.at(window).values();
        assertThat(actual).as(name).hasSameSizeAs(expected);
        for (int i = 0; i < actual.length; i++) {
            assertThat(actual[i])
                    .as("%s of %s, window %d, element %d", name, folder.getFileName(), window, i)
                    .isCloseTo(expected[i], org.assertj.core.data.Offset.offset(TOLERANCE * whole.largest()));
        }
    }

    static void read(Path npz, Map<String, Npy> into) {
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(npz))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                into.put(entry.getName().replaceFirst("\\.npy$", ""), Npy.parse(zip.readAllBytes()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
