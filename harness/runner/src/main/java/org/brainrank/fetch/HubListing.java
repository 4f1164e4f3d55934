package org.brainrank.fetch;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.brainrank.spi.UserException;
import org.brainrank.spi.dataset.Checksum;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the hub has under a name. */
public final class HubListing {
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");
    private static final Pattern WANTED = Pattern.compile("config\\.json|generation_config\\.json|tokenizer\\.json"
            + "|tokenizer_config\\.json|special_tokens_map\\.json|model\\.safetensors|model\\.safetensors\\.index\\.json"
            + "|model-\\d{5}-of-\\d{5}\\.safetensors|LICENSE[\\w.-]{0,40}");
    private static final JsonMapper JSON = new JsonMapper();

    private HubListing() {}

    /**
     * Asks the hub, again if it is busy.
     *
     * @param endpoint the hub's address
     * @param name what
     * @param web how
     * @param notices hears why it is asked again
     * @return the files that a model needs, at the commit that the revision stands for
     * @throws UserException if there is no such model, or none in a form that is read here
     */
    public static Parcel ask(URI endpoint, HubName name, Web web, Consumer<String> notices) {
        URI address = endpoint.resolve("/api/models/" + name.repository() + "/revision/"
                + URLEncoder.encode(name.revision(), StandardCharsets.UTF_8) + "?blobs=true");
        return new Answers(web, notices).text(address, text -> parse(endpoint, name, text));
    }

    private static Parcel parse(URI endpoint, HubName name, String text) throws IOException {
        JsonNode root;
        try {
            root = JSON.readTree(text);
        } catch (JacksonException e) {
            throw new IOException("the hub's answer is not JSON", e);
        }
        String commit = root.path("sha").asString("");
        if (!COMMIT.matcher(commit).matches()) {
            throw new IOException("the hub's answer names no commit");
        }
        List<RemoteFile> files = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (JsonNode sibling : root.path("siblings")) {
            String file = sibling.path("rfilename").asString("");
            if (WANTED.matcher(file).matches()) {
                files.add(file(endpoint, name, commit, file, sibling));
            } else if (file.endsWith(".bin") || file.endsWith(".gguf") || file.endsWith(".safetensors")) {
                others.add(file);
            }
        }
        require(name, files, others);
        String licence = root.path("cardData").path("license").asString("unknown");
        return new Parcel(name.repository(), commit, licence, files);
    }

    private static RemoteFile file(URI endpoint, HubName name, String commit, String file, JsonNode sibling)
            throws IOException {
        JsonNode lfs = sibling.path("lfs");
        long size = sibling.path("size").asLong(lfs.path("size").asLong(-1));
        if (size < 0) {
            throw new IOException("the hub does not say how long " + file + " is");
        }
        List<Checksum> checksums = new ArrayList<>();
        try {
            if (lfs.has("sha256")) {
                checksums.add(
                        new Checksum(Checksum.Kind.SHA_256, lfs.path("sha256").asString("")));
            } else if (sibling.has("blobId")) {
                checksums.add(new Checksum(
                        Checksum.Kind.GIT_BLOB, sibling.path("blobId").asString("")));
            }
        } catch (IllegalArgumentException e) {
            throw new IOException("the hub's answer has no hash of " + file + " that could be one", e);
        }
        URI address = endpoint.resolve("/" + name.repository() + "/resolve/" + commit + "/" + file);
        return new RemoteFile(file, address, OptionalLong.of(size), checksums);
    }

    private static void require(HubName name, List<RemoteFile> files, List<String> others) {
        boolean config = files.stream().anyMatch(file -> file.name().equals("config.json"));
        boolean weights = files.stream().anyMatch(file -> file.name().endsWith(".safetensors"));
        if (!config || !weights) {
            throw new UserException("'" + name + "' has no " + (config ? "model*.safetensors" : "config.json")
                    + (others.isEmpty()
                            ? ""
                            : " (it has " + String.join(", ", others.subList(0, Math.min(3, others.size()))) + ")")
                    + ". Only safetensors are read, since other weights can run code; many models have them on a branch"
                    + " named refs/pr/N: name it as " + name.repository() + "@refs/pr/N");
        }
    }
}
