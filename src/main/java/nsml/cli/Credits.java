package nsml.cli;

import java.util.OptionalLong;

/** What the users may still spend on sessions. */
public interface Credits {

    /** Nothing costs anything. */
    Credits OFF = user -> OptionalLong.empty();

    /** Returns a user's balance; empty if credits are off. */
    OptionalLong balance(String user);
}
