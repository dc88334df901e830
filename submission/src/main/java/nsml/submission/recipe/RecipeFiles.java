package nsml.submission.recipe;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Finds recipes, by the names of those that come along or as files. */
final class RecipeFiles {

    static final List<String> NAMES = List.of("kh_square", "mobilenet_gap", "mobilenet_rmac", "quickstart");

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    private RecipeFiles() {}

    /**
     * Reads a recipe as a tree.
     *
     * @throws IllegalArgumentException if there is none, or it is no YAML
     */
    static JsonNode read(String nameOrFile) {
        try (InputStream in = open(nameOrFile)) {
            return YAML.readTree(in);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "the recipe " + nameOrFile + " is no YAML, in line "
                            + e.getLocation().getLineNr() + ": " + e.getOriginalMessage(),
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException("the recipe " + nameOrFile + " cannot be read", e);
        }
    }

    private static InputStream open(String nameOrFile) throws IOException {
        if (NAMES.contains(nameOrFile)) {
            InputStream resource = RecipeFiles.class.getResourceAsStream("/recipes/" + nameOrFile + ".yaml");
            if (resource != null) {
                return resource;
            }
        }
        Path file = Path.of(nameOrFile);
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("there is no recipe \"" + nameOrFile + "\": it is neither one of "
                    + String.join(", ", NAMES) + " nor a file");
        }
        return Files.newInputStream(file);
    }
}
