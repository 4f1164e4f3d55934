package org.brainrank.models.onnx;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.brainrank.testkit.ExportedForms;

/** Small exported models; how they were made is in {@code make_onnx_fixtures.py} beside them. */
final class Fixtures {
    private static final ExportedForms FORMS = ExportedForms.of(Fixtures.class, "onnx", ".onnx");

    private Fixtures() {}

    static Stream<String> files() {
        return FORMS.names();
    }

    static Path file(String name) {
        return FORMS.file(name);
    }

    static Path folder(String name) {
        return FORMS.folder(name);
    }
}
