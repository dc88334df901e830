package nsml.cli;

import java.io.IOException;
import java.util.SortedMap;

/** What a team may still spend on sessions. */
public interface Credits {

    /** Returns a team's balance by dataset, of those that count credits; empty if none does. */
    SortedMap<String, Long> balances(String team) throws IOException;
}
