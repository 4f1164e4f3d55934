package org.brainrank.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.brainrank.results.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodeHashTest {
    @TempDir
    Path folder;

    @Test
    void aJarIsItsBytesAndAFolderItsFiles() throws IOException {
        Path jar = Files.writeString(folder.resolve("a.jar"), "bytes");
        Path classes = Files.createDirectories(folder.resolve("classes/org"));
        Files.writeString(classes.resolve("A.class"), "one");
        String before = CodeHash.of(folder.resolve("classes"));

        assertThat(CodeHash.of(jar)).isEqualTo(Sha256.of(jar));
        assertThat(CodeHash.of(folder.resolve("classes"))).isEqualTo(before);
        Files.writeString(classes.resolve("A.class"), "two");
        assertThat(CodeHash.of(folder.resolve("classes"))).isNotEqualTo(before);
        Files.writeString(classes.resolve("A.class"), "one");
        Files.move(classes.resolve("A.class"), classes.resolve("B.class"));
        assertThat(CodeHash.of(folder.resolve("classes"))).isNotEqualTo(before);
    }

    @Test
    void ourOwnCodeHasOne() {
        assertThat(Machine.harness()).matches("0\\.1\\.0 [0-9a-f]{64}").isEqualTo(Machine.harness());
        assertThat(CodeHash.of(Machine.class)).isNotEqualTo(CodeHash.of(Test.class));
    }
}
