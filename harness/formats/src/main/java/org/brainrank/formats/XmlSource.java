package org.brainrank.formats;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.brainrank.spi.UserException;

/**
 * XML, read from start to end. Document types are passed over, entities are not resolved, nothing outside the file is
 * looked at, and elements nest 32 deep at most.
 */
public final class XmlSource {
    private static final int DEEPEST = 32;

    private XmlSource() {}

    /**
     * Walks through a file, compressed by gzip or not.
     *
     * @param file to be read
     * @param kind what it is, for messages, as in "GIFTI"
     * @param walk reads as far as it wants
     * @param <T> of the result
     * @return what the walk returned
     * @throws UserException if it is broken
     */
    public static <T> T walk(Path file, String kind, Function<XmlWalk, T> walk) {
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            raw.mark(2);
            boolean compressed = raw.read() == 0x1f && raw.read() == 0x8b;
            raw.reset();
            return walk(file, kind, compressed ? new GZIPInputStream(raw, 1 << 16) : raw, walk);
        } catch (IOException e) {
            throw e instanceof java.util.zip.ZipException || e instanceof java.io.EOFException
                    ? Problem.undecodable(file, "gzip", e)
                    : Problem.unreadable(file, e);
        }
    }

    /**
     * Walks through XML that is part of a file.
     *
     * @param file for messages
     * @param kind what it is, for messages
     * @param in the XML
     * @param walk reads as far as it wants
     * @param <T> of the result
     * @return what the walk returned
     * @throws UserException if it is broken
     */
    public static <T> T walk(Path file, String kind, InputStream in, Function<XmlWalk, T> walk) {
        try {
            XMLStreamReader reader = factory().createXMLStreamReader(text(in));
            return walk.apply(new XmlWalk(file, kind, reader));
        } catch (UserException e) {
            throw e;
        } catch (XMLStreamException | IOException | RuntimeException e) {
            // The parser of the JDK throws several unchecked exceptions at broken encodings.
            throw Problem.undecodable(file, kind, e);
        }
    }

    /** As text, because the parser of the JDK prints what it thinks of bytes that are none; UTF-8, as both formats say. */
    private static Reader text(InputStream in) throws IOException {
        PushbackReader reader = new PushbackReader(new InputStreamReader(
                in,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
        int first = reader.read();
        if (first >= 0 && first != '\uFEFF') {
            reader.unread(first);
        }
        return reader;
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("an external entity: " + systemId);
        });
        return factory;
    }

    /** A place in the XML. */
    public static final class XmlWalk {
        private final Path file;
        private final String kind;
        private final XMLStreamReader reader;
        private int depth;

        private XmlWalk(Path file, String kind, XMLStreamReader reader) {
            this.file = file;
            this.kind = kind;
            this.reader = reader;
        }

        /**
         * Goes to the next start of an element within the one that is open at a depth.
         *
         * @param parentDepth {@link #depth()} of the parent when its start was found; 0 for the document
         * @return false if the parent has ended
         */
        public boolean nextElement(int parentDepth) {
            while (true) {
                int event = next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    return true;
                }
                if (event == XMLStreamConstants.END_DOCUMENT || depth < parentDepth) {
                    return false;
                }
            }
        }

        /**
         * How deep the walk is.
         *
         * @return open elements
         */
        public int depth() {
            return depth;
        }

        private int next() {
            try {
                if (!reader.hasNext()) {
                    return XMLStreamConstants.END_DOCUMENT;
                }
                int event = reader.next();
                if (event == XMLStreamConstants.START_ELEMENT && ++depth > DEEPEST) {
                    throw damaged("elements " + DEEPEST + " deep", "fewer");
                }
                if (event == XMLStreamConstants.END_ELEMENT) {
                    depth--;
                }
                if (event == XMLStreamConstants.ENTITY_REFERENCE) {
                    throw damaged("the entity '" + Problem.shortened(reader.getLocalName()) + "'", "none");
                }
                return event;
            } catch (XMLStreamException e) {
                throw Problem.undecodable(file, kind, e);
            }
        }

        /**
         * The element that was just found.
         *
         * @return its name without a prefix
         */
        public String name() {
            return reader.getLocalName();
        }

        /**
         * An attribute of the element that was just found.
         *
         * @param name of it
         * @return its value, or empty
         */
        public String attribute(String name) {
            String value = reader.getAttributeValue(null, name);
            return value == null ? "" : value.strip();
        }

        /**
         * A whole number in an attribute.
         *
         * @param name of it
         * @param least allowed
         * @return the number
         */
        public int number(String name, int least) {
            String text = attribute(name);
            try {
                int number = Integer.parseInt(text);
                if (number >= least) {
                    return number;
                }
            } catch (NumberFormatException e) {
                // Said below.
            }
            throw damaged(name + "='" + Problem.shortened(text) + "' in " + name(), "a whole number from " + least);
        }

        /**
         * Text of the element that was just found, all of it; walks to its end.
         *
         * @return as in the file
         */
        public String text() {
            StringBuilder text = new StringBuilder();
            eachText(text::append);
            return text.toString();
        }

        /**
         * Text of the element that was just found, piece by piece; walks to its end.
         *
         * @param taker of the pieces
         */
        public void eachText(java.util.function.Consumer<String> taker) {
            int own = depth;
            String name = name();
            while (true) {
                int event = next();
                if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                    taker.accept(reader.getText());
                } else if (event == XMLStreamConstants.START_ELEMENT) {
                    throw damaged("an element in the text of " + name, "text");
                } else if (depth < own || event == XMLStreamConstants.END_DOCUMENT) {
                    return;
                }
            }
        }

        /**
         * Walks to the end of the element that was just found.
         */
        public void skip() {
            skipTo(depth);
        }

        /**
         * Walks to the end of an outer element.
         *
         * @param outer {@link #depth()} when its start was found
         */
        public void skipTo(int outer) {
            while (depth >= outer && next() != XMLStreamConstants.END_DOCUMENT) {
                // What is inside is not asked for.
            }
        }

        /**
         * Something wrong here.
         *
         * @param found what is wrong
         * @param expected what belongs here
         * @return what to throw
         */
        public UserException damaged(String found, String expected) {
            return Problem.damaged(file, "line " + reader.getLocation().getLineNumber() + ": " + found, expected);
        }
    }
}
