package nsml.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import nsml.dataset.Competition.About;
import nsml.scoring.SortOrder;

/**
 * What can change of a version without other data; what is empty stays as it was.
 *
 * @param description a line for tables
 * @param tags all its tags
 * @param isPrivate whether only the team that pushed it and its guests see it
 * @param checkpoint the limit of one checkpoint, in bytes
 * @param sort which scores are better
 * @param guests teams that see it although it is private
 */
public record Changes(
        Optional<String> description,
        Optional<List<String>> tags,
        Optional<Boolean> isPrivate,
        Optional<Long> checkpoint,
        Optional<SortOrder> sort,
        Optional<Set<String>> guests) {

    /** Nothing is changed. */
    public static final Changes NONE = new Changes(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    private static final JsonMapper JSON = new JsonMapper();

    /**
     * Copies and checks the tags.
     *
     * @throws IllegalArgumentException if a tag is not of the form
     */
    public Changes {
        tags = tags.map(Tags::checked);
        guests = guests.map(Set::copyOf);
    }

    /** Returns both changes, these last. */
    Changes after(Changes earlier) {
        return new Changes(
                description.or(earlier::description),
                tags.or(earlier::tags),
                isPrivate.or(earlier::isPrivate),
                checkpoint.or(earlier::checkpoint),
                sort.or(earlier::sort),
                guests.or(earlier::guests));
    }

    Competition applyTo(Competition competition) {
        About about = competition.about();
        return competition.with(
                new About(
                        description.orElse(about.description()),
                        tags.orElse(about.tags()),
                        isPrivate.orElse(about.isPrivate()),
                        about.author()),
                sort.orElse(competition.sort()),
                checkpoint.orElse(competition.limits().checkpoint()));
    }

    byte[] encode() throws JsonProcessingException {
        ObjectNode root = JSON.createObjectNode();
        description.ifPresent(text -> root.put("description", text));
        tags.ifPresent(list -> list.forEach(root.putArray("tags")::add));
        isPrivate.ifPresent(flag -> root.put("private", flag));
        checkpoint.ifPresent(bytes -> root.put("checkpoint", bytes));
        sort.ifPresent(order -> root.put("sort", order.printed()));
        guests.ifPresent(teams -> new TreeSet<>(teams).forEach(root.putArray("guests")::add));
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
    }

    /** Reads what {@link #encode} wrote; nothing if the file is not there. */
    static Changes decode(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return NONE;
        }
        JsonNode root = JSON.readTree(file.toFile());
        return new Changes(
                root.path("description").isTextual()
                        ? Optional.of(root.path("description").textValue())
                        : Optional.empty(),
                texts(root.path("tags")),
                root.path("private").isBoolean()
                        ? Optional.of(root.path("private").booleanValue())
                        : Optional.empty(),
                root.path("checkpoint").isNumber()
                        ? Optional.of(root.path("checkpoint").longValue())
                        : Optional.empty(),
                root.path("sort").isTextual()
                        ? Optional.of(SortOrder.parse(root.path("sort").textValue()))
                        : Optional.empty(),
                texts(root.path("guests")).map(Set::copyOf));
    }

    private static Optional<List<String>> texts(JsonNode array) {
        if (!array.isArray()) {
            return Optional.empty();
        }
        List<String> texts = new ArrayList<>();
        array.forEach(element -> texts.add(element.textValue()));
        return Optional.of(texts);
    }
}
