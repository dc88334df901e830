package nsml.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nsml.catalog.Language;
import nsml.shim.wire.Request;
import nsml.store.Digest;
import nsml.store.Tree;

/**
 * What a package says of itself in its first entry, {@code nsml.json}.
 *
 * @param entry the jar or script that is started
 * @param image the image that the submission asks for
 * @param arguments the submission's own arguments, unless others are given when it is run
 * @param limits the limits that it was checked against
 * @param code its files
 */
public record PackageManifest(
        String entry, Optional<String> image, List<String> arguments, UploadLimits limits, Tree code) {

    /** The end of a package's name. */
    public static final String EXTENSION = ".nsml";

    /** The first entry's name. */
    static final String FILE = "nsml.json";

    private static final int FORMAT = 1;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Copies the list. */
    public PackageManifest {
        arguments = List.copyOf(arguments);
    }

    /** Returns the digest of the code: that of the tree which a session of it records. */
    public Digest digest() {
        return code.digest();
    }

    /** Writes it; the same manifest gives the same bytes. */
    byte[] encode() {
        ObjectNode json = JSON.createObjectNode();
        json.put("format", FORMAT);
        json.put("entry", entry);
        json.put("language", Language.of(entry).printed());
        image.ifPresent(name -> json.put("image", name));
        ArrayNode list = json.putArray("arguments");
        arguments.forEach(list::add);
        json.put("digest", digest().hex());
        json.put("shim", Request.PROTOCOL);
        json.putObject("limits")
                .put("files", limits.files())
                .put("size", limits.size())
                .put("file", limits.file())
                .put("warn", limits.warn());
        ArrayNode files = json.putArray("files");
        code.files()
                .forEach(file -> files.addObject()
                        .put("path", file.path())
                        .put("size", file.bytes())
                        .put("sha256", file.digest().hex()));
        return (json.toPrettyString().replace("\r\n", "\n") + "\n").getBytes(UTF_8);
    }

    /**
     * Reads one.
     *
     * @throws Refusal if it is not of the form, contradicts itself, or is of a later version
     */
    static PackageManifest decode(byte[] bytes) {
        try {
            JsonNode json = JSON.readTree(bytes);
            long format = number(json, "format");
            if (format != FORMAT) {
                throw new Refusal("expected a package of format " + FORMAT + ", this is of format " + format
                        + "; a newer nsml made it");
            }
            if (number(json, "shim") > Request.PROTOCOL) {
                throw new Refusal("the package was made for a newer shim; expected at most " + Request.PROTOCOL
                        + ", got " + number(json, "shim"));
            }
            JsonNode limits = json.path("limits");
            PackageManifest manifest = new PackageManifest(
                    text(json, "entry"),
                    json.has("image") ? Optional.of(text(json, "image")) : Optional.empty(),
                    arguments(json.path("arguments")),
                    new UploadLimits(
                            (int) Math.min(number(limits, "files"), Integer.MAX_VALUE),
                            number(limits, "size"),
                            number(limits, "file"),
                            number(limits, "warn")),
                    new Tree(files(json.path("files"))));
            manifest.requireConsistent(text(json, "language"), text(json, "digest"));
            return manifest;
        } catch (IOException | IllegalArgumentException e) {
            String what = e instanceof JsonProcessingException problem
                    ? problem.getOriginalMessage()
                    : String.valueOf(e.getMessage());
            throw new Refusal(FILE + " of the package cannot be read: " + what.replaceAll("\\s+", " "));
        }
    }

    private void requireConsistent(String language, String digest) {
        if (!Language.of(entry).printed().equals(language)) {
            throw new Refusal("the package calls its entry " + Problems.quoted(entry) + " " + Problems.quoted(language)
                    + "; expected " + Language.of(entry).printed());
        }
        if (code.files().stream().noneMatch(file -> file.path().equals(entry)) || entry.contains("/")) {
            throw new Refusal("the package's entry " + Problems.quoted(entry) + " is not in its top folder");
        }
        if (!digest().hex().equals(digest)) {
            throw new Refusal("the package's digest is not that of its list of files: it has been changed or damaged;"
                    + " expected " + digest() + ", got " + Problems.quoted(digest));
        }
    }

    private static List<String> arguments(JsonNode list) {
        List<String> arguments = new ArrayList<>();
        for (JsonNode item : requireArray(list, "arguments")) {
            if (!item.isTextual() || item.textValue().indexOf('\0') >= 0) {
                throw new IllegalArgumentException("arguments must be texts");
            }
            arguments.add(item.textValue());
        }
        return arguments;
    }

    private static List<Tree.File> files(JsonNode list) {
        List<Tree.File> files = new ArrayList<>();
        for (JsonNode item : requireArray(list, "files")) {
            files.add(new Tree.File(text(item, "path"), number(item, "size"), new Digest(text(item, "sha256"))));
        }
        return files;
    }

    private static JsonNode requireArray(JsonNode node, String key) {
        if (!node.isArray()) {
            throw new IllegalArgumentException(key + " must be a list");
        }
        return node;
    }

    private static String text(JsonNode json, String key) {
        JsonNode value = json.path(key);
        if (!value.isTextual()) {
            throw new IllegalArgumentException(key + " must be a text");
        }
        return value.textValue();
    }

    private static long number(JsonNode json, String key) {
        JsonNode value = json.path(key);
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0) {
            throw new IllegalArgumentException(key + " must be a whole number");
        }
        return value.longValue();
    }
}
