package nsml.cli;

import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import nsml.doctor.CaseResult;
import nsml.doctor.Diagnosis;
import nsml.doctor.HostileCase;
import nsml.doctor.HostileSuite;
import nsml.doctor.Keepers;
import nsml.doctor.Protected;
import nsml.runner.Bound;
import nsml.runner.Level;
import nsml.runner.SandboxKind;

/** What {@code nsml doctor} prints. */
final class DoctorReport {

    private final PrintWriter out;

    DoctorReport(PrintWriter out) {
        this.out = out;
    }

    /** The cases, before any is run. */
    void list(HostileSuite suite) {
        Table table = new Table("Case", "Name", "Title", "Language", "Mode", "Expected", "Protects");
        for (HostileCase hostile : suite.cases()) {
            table.row(
                    numbers(hostile),
                    hostile.name(),
                    hostile.title(),
                    hostile.language().printed(),
                    printed(hostile.mode()),
                    expected(hostile),
                    printed(hostile.protection()));
        }
        table.print(out);
        out.flush();
    }

    /** All about one sandbox. */
    void show(Diagnosis diagnosis) {
        out.println();
        out.println("Sandbox " + diagnosis.sandbox());
        out.println();
        cases(diagnosis);
        out.println();
        protections(diagnosis);
        out.println();
        diagnosis
                .startUp()
                .ifPresent(cost -> out.println("Start-up:  " + (cost.isNegative() ? "no" : cost.toMillis() + " ms")
                        + " more than a plain process"));
        diagnosis.leftovers().forEach(left -> out.println("Left over: " + Words.visible(left)));
        long failed =
                diagnosis.results().stream().filter(result -> !result.holds()).count();
        out.println("Level:     " + diagnosis.protection()
                + (diagnosis.holds()
                        ? ""
                        : "; but " + failed + " of " + diagnosis.results().size() + " cases do not hold"));
        out.flush();
    }

    private void cases(Diagnosis diagnosis) {
        Table table = new Table("Case", "Title", "Expected", "Got", "Gone after", "Holds");
        for (CaseResult result : diagnosis.results()) {
            table.row(
                    numbers(result.hostile()),
                    result.hostile().title(),
                    expected(result.hostile()),
                    result.got(),
                    result.isSkipped()
                            ? ""
                            : String.format(Locale.ROOT, "%.1f s", result.gone().toMillis() / 1000.0),
                    result.isSkipped() ? "" : result.holds() ? "yes" : "no");
        }
        table.print(out);
        diagnosis.results().stream()
                .filter(result -> !result.faults().isEmpty())
                .forEach(result -> out.println((result.isSkipped() ? "skipped: " : "does not hold: ")
                        + result.hostile().name() + ": " + Words.visible(String.join("; ", result.faults()))));
    }

    private void protections(Diagnosis diagnosis) {
        Table table = new Table("Protection", "Kept by", "Cases", "Holds");
        for (Protected what : Protected.values()) {
            List<CaseResult> results = diagnosis.results().stream()
                    .filter(result -> result.hostile().protection() == what && !result.isSkipped())
                    .toList();
            if (!results.isEmpty()) {
                table.row(
                        printed(what),
                        Keepers.of(what, diagnosis.protection()),
                        Integer.toString(results.size()),
                        results.stream().allMatch(CaseResult::holds) ? "yes" : "no");
            }
        }
        table.row("cpu", Keepers.of(Bound.CPU, diagnosis.protection()), "", "");
        table.print(out);
    }

    /** The machine's level, and how to raise it. */
    void conclude(List<Diagnosis> all) {
        Diagnosis best =
                all.stream().max(Comparator.comparing(Diagnosis::level)).orElseThrow();
        out.println();
        out.println("This machine: " + best.level() + ", with " + best.sandbox() + ". " + advice(best));
        out.flush();
    }

    private static String advice(Diagnosis best) {
        if (best.sandbox() == SandboxKind.NONE) {
            return "A plain process protects nothing: use --sandbox bubblewrap or docker for code that is not your own.";
        }
        if (!best.holds()) {
            return "Not everything holds: run no code of strangers here until it does, and report the cases above.";
        }
        if (best.level() == Level.ENFORCED) {
            return "Nothing is left to raise.";
        }
        return "To have all limits kept by the kernel, let nsml make control groups: run it as root, or have an administrator"
                + " hand it a group of its own.";
    }

    private static String numbers(HostileCase hostile) {
        return hostile.numbers().isEmpty()
                ? "-"
                : hostile.numbers().stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private static String expected(HostileCase hostile) {
        return hostile.expected().stream().sorted().collect(Collectors.joining("|"));
    }

    private static String printed(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
