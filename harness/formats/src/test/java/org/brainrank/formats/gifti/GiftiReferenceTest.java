package org.brainrank.formats.gifti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.brainrank.formats.Fixtures;
import org.brainrank.formats.TimeSeries;
import org.brainrank.spi.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against nibabel, value for value. */
class GiftiReferenceTest {
    private static final Fixtures FIXTURES = Fixtures.of("gifti");

    @TempDir
    private Path folder;

    static Stream<String> files() {
        return FIXTURES.names(".*(gii|gz)").stream();
    }

    @ParameterizedTest
    @MethodSource("files")
    void readsWhatNibabelReads(String name) {
        try (TimeSeries series = GiftiFile.open(FIXTURES.file(name)).series()) {
            FIXTURES.compare(name, series);
        }
    }

    @Test
    void everyEncodingIsAmongThem() {
        assertThat(files().map(name ->
                        GiftiFile.open(FIXTURES.file(name)).arrays().get(0).encoding()))
                .contains(GiftiArray.Encoding.values());
    }

    @Test
    void readsLabelsAndMetadata() {
        GiftiFile labels = GiftiFile.open(FIXTURES.file("regions.label.gii"));
        assertThat(labels.labels()).containsExactly(entry(0, "???"), entry(24, "A1"), entry(174, "L & Belt"));
        assertThat(GiftiFile.open(FIXTURES.file("f4-B64GZ.func.gii")).timeStep())
                .hasValue(1500);
        assertThat(labels.timeStep()).isEmpty();
    }

    @Test
    void aSurfaceIsNoSeries() {
        GiftiFile surface = GiftiFile.open(FIXTURES.file("sphere.surf.gii"));
        assertThat(surface.values(0))
                .containsExactly(FIXTURES.expected("sphere.surf.gii.points").toDoubles());
        assertThat(surface.values(1)).containsExactly(0, 1, 2, 3, 4, 0);
        assertThatThrownBy(surface::series)
                .isInstanceOf(UserException.class)
                .hasMessageContaining("one number a vertex");
    }

    @Test
    void whatItWritesItReads() throws IOException {
        float[] values = {1, -2.5f, Float.NaN, 4, 5, 6};
        Path file = folder.resolve("map.func.gii");
        GiftiWriter.write(file, "CortexLeft", List.of("r", "R² < 1"), values);
        GiftiFile back = GiftiFile.open(file);
        float[] read = new float[6];
        back.series().read(0, 2, read);
        assertThat(read).containsExactly(values);
        assertThat(back.metadata()).containsEntry("AnatomicalStructurePrimary", "CortexLeft");
        assertThat(back.arrays())
                .extracting(array -> array.metadata().get("Name"))
                .containsExactly("r", "R² < 1");
    }

    /** A billion laughs, a file of the machine, and a parameter entity that would fetch. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">"
                        + "<!ENTITY x \"&c;&c;&c;&c;&c;&c;&c;&c;\">",
                "<!ENTITY x SYSTEM \"file:///etc/hostname\">",
                "<!ENTITY % p SYSTEM \"http://127.0.0.1:1/dtd\"> %p; <!ENTITY x \"1\">"
            })
    void resolvesNoEntities(String entities) throws IOException {
        Path file = folder.resolve("bomb.gii");
        Files.writeString(
                file,
                "<?xml version=\"1.0\"?><!DOCTYPE GIFTI [" + entities
                        + "]><GIFTI Version=\"1.0\" NumberOfDataArrays=\"0\">"
                        + "<MetaData><MD><Name>&x;</Name><Value>v</Value></MD></MetaData></GIFTI>");
        assertThatThrownBy(() -> GiftiFile.open(file))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("bomb.gii");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../secret", "/etc/passwd", "a\\b", ".hidden", "c:d", ""})
    void takesNoNumbersFromElsewhere(String external) throws IOException {
        Path file = folder.resolve("outside.gii");
        String xml = Files.readString(FIXTURES.file("external.func.gii")).replace("external.dat", external);
        Files.writeString(file, xml);
        assertThatThrownBy(() -> GiftiFile.open(file))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("the name of a file in the same folder");
    }

    @Test
    void refusesMoreNumbersThanThereIsTextFor() throws IOException {
        Path file = folder.resolve("lying.gii");
        String xml = Files.readString(FIXTURES.file("f4-B64BIN.func.gii"));
        Files.writeString(file, xml.replaceAll("Dim0=\"8\"", "Dim0=\"500000000\""));
        assertThatThrownBy(() -> GiftiFile.open(file))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("enough for 500000000 numbers");
    }
}
