package org.brainrank.formats.gifti;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes maps on a surface as {@code .func.gii}: float32, compressed. The same arguments write the same bytes. */
public final class GiftiWriter {
    private GiftiWriter() {}

    /**
     * Writes maps.
     *
     * @param file usually {@code .func.gii}
     * @param structure which surface, such as {@code CortexLeft}; may be empty
     * @param names one a map
     * @param values shape (maps, vertices), row-major
     * @throws IOException if it cannot be written
     */
    public static void write(Path file, String structure, List<String> names, float[] values) throws IOException {
        if (names.isEmpty() || values.length % names.size() != 0) {
            throw new IllegalArgumentException(names.size() + " maps of " + values.length + " numbers");
        }
        int vertices = values.length / names.size();
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement("GIFTI");
            xml.writeAttribute("Version", "1.0");
            xml.writeAttribute("NumberOfDataArrays", Integer.toString(names.size()));
            metadata(xml, structure.isEmpty() ? "" : "AnatomicalStructurePrimary", structure);
            for (int map = 0; map < names.size(); map++) {
                array(xml, names.get(map), Arrays.copyOfRange(values, map * vertices, (map + 1) * vertices));
            }
            xml.writeEndElement();
            xml.writeCharacters("\n");
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException("cannot write " + file, e);
        }
    }

    private static void array(XMLStreamWriter xml, String name, float[] values) throws XMLStreamException, IOException {
        xml.writeCharacters("\n");
        xml.writeStartElement("DataArray");
        xml.writeAttribute("Intent", "NIFTI_INTENT_ESTIMATE");
        xml.writeAttribute("DataType", "NIFTI_TYPE_FLOAT32");
        xml.writeAttribute("ArrayIndexingOrder", "RowMajorOrder");
        xml.writeAttribute("Dimensionality", "1");
        xml.writeAttribute("Dim0", Integer.toString(values.length));
        xml.writeAttribute("Encoding", "GZipBase64Binary");
        xml.writeAttribute("Endian", "LittleEndian");
        xml.writeAttribute("ExternalFileName", "");
        xml.writeAttribute("ExternalFileOffset", "0");
        metadata(xml, "Name", name);
        xml.writeStartElement("Data");
        xml.writeCharacters(new String(Base64.getEncoder().encode(packed(values)), StandardCharsets.US_ASCII));
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private static void metadata(XMLStreamWriter xml, String name, String value) throws XMLStreamException {
        xml.writeStartElement("MetaData");
        if (!name.isEmpty()) {
            xml.writeStartElement("MD");
            xml.writeStartElement("Name");
            xml.writeCharacters(name);
            xml.writeEndElement();
            xml.writeStartElement("Value");
            xml.writeCharacters(value);
            xml.writeEndElement();
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static byte[] packed(float[] values) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new DeflaterOutputStream(packed)) {
            out.write(bytes.array());
        }
        return packed.toByteArray();
    }
}
