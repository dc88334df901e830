package nsml.doctor;

import java.util.List;
import java.util.Map;
import java.util.Set;
import nsml.catalog.Language;

/**
 * A small bad submission, as its first lines describe it.
 *
 * @param name the file's name without its ending; in Java the class
 * @param language what it is written in
 * @param numbers the numbers of the cases in the list of hostile submissions; none if it is in no list
 * @param title what it does, in a few words
 * @param mode what is run
 * @param expected the verdicts that are right; {@link #REFUSED} for a command that says no before there is a session
 * @param protection what it tries to get past
 * @param limits on top of the suite's, by the names of {@code limits} in a competition's definition
 * @param finds what must not be there afterwards
 * @param needs what the machine must have
 * @param source its text
 */
public record HostileCase(
        String name,
        Language language,
        List<Integer> numbers,
        String title,
        CaseMode mode,
        Set<String> expected,
        Protected protection,
        Map<String, String> limits,
        List<Find> finds,
        Set<Need> needs,
        String source) {

    /** Stands for a verdict where a command said no. */
    public static final String REFUSED = "REFUSED";

    /** Copies what it is given. */
    public HostileCase {
        numbers = List.copyOf(numbers);
        expected = Set.copyOf(expected);
        limits = Map.copyOf(limits);
        finds = List.copyOf(finds);
        needs = Set.copyOf(needs);
    }

    /** Tells whether somebody means this case. */
    boolean isCalled(String numberOrName) {
        return name.equals(numberOrName)
                || numbers.stream().anyMatch(number -> number.toString().equals(numberOrName));
    }
}
