package nsml.session;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nsml.session.PythonTokens.Token;

/**
 * The packages that a {@code setup.py} requires, read from its text; it is never executed. Understood are literal lists, tuples
 * and strings, sums of them, and variables that hold them; what is computed is not seen.
 */
final class SetupScript {

    private static final String KEY = "install_requires";
    private static final int DEEPEST = 5;

    private final List<Token> tokens;
    private final List<String> requirements = new ArrayList<>();
    private final Set<String> variables = new HashSet<>();

    private SetupScript(List<Token> tokens) {
        this.tokens = tokens;
    }

    static List<String> installRequires(String text) {
        SetupScript script = new SetupScript(PythonTokens.of(text));
        for (int i = 0; i + 2 < script.tokens.size(); i++) {
            boolean argument = script.is(i, Token.Kind.NAME, KEY) && script.isSign(i + 1, "=");
            boolean key = script.is(i, Token.Kind.TEXT, KEY) && script.isSign(i + 1, ":");
            if (argument || key) {
                script.value(i + 2, 0);
            }
        }
        return List.copyOf(script.requirements);
    }

    /** Reads the value that begins at a token. */
    private void value(int at, int depth) {
        if (at >= tokens.size() || depth > DEEPEST) {
            return;
        }
        Token token = tokens.get(at);
        int after = at + 1;
        if (isSign(at, "[") || isSign(at, "(")) {
            after = items(at);
        } else if (token.kind() == Token.Kind.TEXT) {
            token.text().lines().forEach(requirements::add);
        } else if (token.kind() == Token.Kind.NAME) {
            if (variables.add(token.text())) {
                variable(token.text(), depth);
            }
        }
        if (isSign(after, "+")) {
            value(after + 1, depth + 1);
        }
    }

    /** Reads the texts within brackets; returns the token behind them. */
    private int items(int at) {
        StringBuilder item = new StringBuilder();
        int open = 0;
        for (int i = at; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.kind() == Token.Kind.TEXT) {
                // Python joins texts that stand side by side.
                item.append(token.text());
                continue;
            }
            if (!item.isEmpty()) {
                requirements.add(item.toString());
                item.setLength(0);
            }
            if (isSign(i, "[") || isSign(i, "(")) {
                open++;
            } else if ((isSign(i, "]") || isSign(i, ")")) && --open == 0) {
                return i + 1;
            }
        }
        return tokens.size();
    }

    private void variable(String name, int depth) {
        for (int i = 0; i + 2 < tokens.size(); i++) {
            if (is(i, Token.Kind.NAME, name)) {
                int equals = isSign(i + 1, "+") ? i + 2 : i + 1;
                boolean literal = isSign(equals + 1, "[")
                        || isSign(equals + 1, "(")
                        || (equals + 1 < tokens.size() && tokens.get(equals + 1).kind() == Token.Kind.TEXT);
                if (isSign(equals, "=") && literal) {
                    value(equals + 1, depth + 1);
                }
            }
        }
    }

    private boolean isSign(int at, String sign) {
        return is(at, Token.Kind.SIGN, sign);
    }

    private boolean is(int at, Token.Kind kind, String text) {
        return at < tokens.size()
                && tokens.get(at).kind() == kind
                && tokens.get(at).text().equals(text);
    }
}
