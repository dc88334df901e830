package nsml.runner.docker;

import com.github.dockerjava.api.exception.DockerException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the engine said, without the JSON around it. */
final class EngineMessage {

    private static final Pattern JSON = Pattern.compile("\\{\"message\":\"(.*)\"}", Pattern.DOTALL);

    private EngineMessage() {}

    static String of(DockerException e) {
        String text = String.valueOf(e.getMessage()).replaceFirst("^Status \\d+: ", "");
        Matcher json = JSON.matcher(text.strip());
        return (json.matches() ? json.group(1).replace("\\\"", "\"").replace("\\n", " ") : text).strip();
    }
}
