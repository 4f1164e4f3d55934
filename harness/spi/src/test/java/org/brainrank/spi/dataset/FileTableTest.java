package org.brainrank.spi.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FileTableTest {
    @Test
    void readsWhatIsKnownOfEachFile() {
        assertThat(FileTable.read(FileTableTest.class, "files.tsv"))
                .containsExactly(
                        Archive.File.named("a/one.bin")
                                .ofBytes(12)
                                .with(Checksum.Kind.MD5, "0123456789abcdef0123456789abcdef"),
                        Archive.File.named("two.txt"));
    }

    @Test
    void refusesOtherTables() {
        assertThatThrownBy(() -> FileTable.read(FileTableTest.class, "other.tsv"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("crc32");
        assertThatThrownBy(() -> FileTable.read(FileTableTest.class, "none.tsv"))
                .hasMessageContaining("no table none.tsv");
    }
}
