package org.brainrank.testkit;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A page of what S3's <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html">ListObjectsV2</a> says of a
 * bucket, which here is a folder. Pages are short, so that a small fake has several.
 */
final class BucketPage {
    private static final int KEYS = 20;

    private BucketPage() {}

    /**
     * Lists.
     *
     * @param query {@code list-type=2&prefix=PREFIX}, perhaps with {@code &continuation-token=TOKEN}
     */
    static byte[] of(Path bucket, String query) throws IOException {
        Map<String, String> asked = new HashMap<>();
        for (String part : query.split("&", -1)) {
            String[] pair = part.split("=", 2);
            asked.put(pair[0], pair.length < 2 ? "" : URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
        }
        String after = asked.getOrDefault("continuation-token", "");
        List<String> keys;
        try (Stream<Path> files = Files.walk(bucket)) {
            keys = files.filter(Files::isRegularFile)
                    .map(file -> bucket.relativize(file).toString().replace('\\', '/'))
                    .filter(key -> key.startsWith(asked.getOrDefault("prefix", "")) && key.compareTo(after) > 0)
                    .sorted()
                    .toList();
        }
        List<String> page = keys.subList(0, Math.min(KEYS, keys.size()));
        boolean more = page.size() < keys.size();
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + "<ListBucketResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><IsTruncated>" + more
                + "</IsTruncated>");
        if (more) {
            xml.append("<NextContinuationToken>" + text(page.get(KEYS - 1)) + "</NextContinuationToken>");
        }
        for (String key : page) {
            xml.append("<Contents><Key>" + text(key) + "</Key><Size>" + Files.size(bucket.resolve(key))
                    + "</Size></Contents>");
        }
        return xml.append("</ListBucketResult>\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String text(String raw) {
        return raw.replace("&", "&amp;").replace("<", "&lt;");
    }
}
