package org.brainrank.fetch;

import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.brainrank.spi.UserException;
import org.brainrank.spi.dataset.Archive;

/**
 * What an S3 bucket has below a prefix. The XML of <a
 * href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html">ListObjectsV2</a> is read without document types and
 * external entities.
 */
public final class BucketListing {
    private static final int MAX_PAGES = 1000;

    private BucketListing() {}

    /**
     * Fills an archive's listings in.
     *
     * @param archive with listings or without
     * @param web how to reach servers
     * @param notices hears why something is asked again
     * @param mirror from an address where a file is published to the one where it is fetched
     * @return all files, and no listings any more
     * @throws UserException if a bucket does not answer, or has none of the files
     */
    public static Archive filled(Archive archive, Web web, Consumer<String> notices, UnaryOperator<URI> mirror) {
        List<Archive.File> files = new ArrayList<>(archive.files());
        for (Archive.Listing listing : archive.listings()) {
            files.addAll(files(listing, new Answers(web, notices), mirror));
        }
        return archive.with(files);
    }

    private static List<Archive.File> files(Archive.Listing listing, Answers answers, UnaryOperator<URI> mirror) {
        List<Archive.File> files = new ArrayList<>();
        Set<String> tokens = new HashSet<>();
        Optional<String> next = Optional.of("");
        while (next.isPresent()) {
            if (!tokens.add(next.get()) || tokens.size() > MAX_PAGES) {
                throw new UserException(listing.bucket() + " lists no end of files below " + listing.prefix()
                        + "; something is wrong with it");
            }
            Page page = answers.text(mirror.apply(address(listing, next.get())), BucketListing::parse);
            page.sizes()
                    .forEach((key, bytes) -> listing.choose()
                            .apply(key)
                            .ifPresent(file ->
                                    files.add(file.at(at(listing.bucket(), key)).ofBytes(bytes))));
            next = page.next();
        }
        if (files.isEmpty()) {
            throw new UserException(listing.bucket() + " has none of the dataset's files below " + listing.prefix()
                    + "; were they moved?");
        }
        return files;
    }

    private static URI address(Archive.Listing listing, String token) {
        return listing.bucket()
                .resolve("?list-type=2&prefix=" + encoded(listing.prefix())
                        + (token.isEmpty() ? "" : "&continuation-token=" + encoded(token)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** S3 reads a plus in a path as a space. */
    private static URI at(URI bucket, String key) {
        try {
            String path = new URI(null, null, "/" + key, null).getRawPath().substring(1);
            return bucket.resolve("./" + path.replace("+", "%2B"));
        } catch (URISyntaxException e) {
            throw new UserException("the bucket lists a name that can be no address: '" + key + "'", e);
        }
    }

    static Page parse(String xml) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        Page page = new Page(new TreeMap<>(), Optional.empty());
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(xml));
            String root = "";
            String key = "";
            while (reader.hasNext()) {
                if (reader.next() != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                root = root.isEmpty() ? reader.getLocalName() : root;
                switch (reader.getLocalName()) {
                    case "Key" -> key = reader.getElementText();
                    case "Size" ->
                        page.sizes()
                                .put(key, Long.parseLong(reader.getElementText().strip()));
                    case "NextContinuationToken" -> page = new Page(page.sizes(), Optional.of(reader.getElementText()));
                    default -> {}
                }
            }
            if (!root.equals("ListBucketResult")) {
                throw new IOException("the answer is no listing of a bucket, but <" + root + ">");
            }
        } catch (XMLStreamException | NumberFormatException e) {
            throw new IOException("the answer is no listing of a bucket: " + e.getMessage(), e);
        }
        return page;
    }

    /**
     * Up to a thousand files.
     *
     * @param sizes key to bytes
     * @param next the token that the next page is asked by; empty at the end
     */
    record Page(Map<String, Long> sizes, Optional<String> next) {}
}
