package nsml.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import nsml.catalog.SessionOptions;
import nsml.dataset.Competition;
import nsml.dataset.Datasets;
import nsml.runner.Images;
import nsml.session.CodeSnapshots;
import nsml.session.Reaper;
import nsml.session.Refusal;
import nsml.session.SessionStarter;
import nsml.session.UploadLimits;
import nsml.store.BlobStore;
import nsml.store.Home;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What a command line asks of the session starter; no session is started. */
class RunCommandTest {

    private static final String ASKED = "asked";

    @TempDir
    Path temp;

    private final StringWriter err = new StringWriter();
    private final StringWriter out = new StringWriter();
    private final List<SessionStarter.Run> asked = new ArrayList<>();
    private Services services;
    private Home home;
    private Path entry;

    @BeforeEach
    void make() throws IOException {
        home = new Home(temp.resolve("home"));
        entry = Files.writeString(Files.createDirectory(temp.resolve("code")).resolve("main.py"), "");
        // The starter is staged: it would launch a process. What else is real is given as it is.
        SessionStarter starter = mock(SessionStarter.class);
        when(starter.run(any())).thenAnswer(call -> {
            asked.add(call.getArgument(0));
            throw new Refusal(ASKED);
        });
        services = mock(Services.class);
        when(services.reaper()).thenReturn(mock(Reaper.class));
        Datasets datasets = mock(Datasets.class, RETURNS_DEEP_STUBS);
        when(datasets.require(any()).competition().upload()).thenReturn(Competition.Upload.DEFAULT);
        when(services.datasets()).thenReturn(datasets);
        when(services.starter()).thenReturn(starter);
        when(services.home()).thenReturn(home);
        when(services.images()).thenReturn(new Images(home.root()));
        when(services.snapshots()).thenReturn(new CodeSnapshots(home, new BlobStore(home.blobs())));
        when(services.clock()).thenReturn(InstantSource.system());
        when(services.environment()).thenReturn(Map.of("NSML_PYTHON", "/usr/bin/python3"));
        when(services.err()).thenReturn(new PrintWriter(err, true));
        when(services.out()).thenReturn(new PrintWriter(out, true));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "-d ir_ph1 -e ENTRY -a '--max_epoch 2'        | ir_ph1 | --max_epoch,2",
                "-d ir_ph1 -e ENTRY -a --epochs=3             | ir_ph1 | --epochs=3",
                "-e ENTRY -d 18_tcls_intent                   | 18_tcls_intent | ",
                "-d4cls_1 -eENTRY -a='-e 3 --wait'            | 4cls_1 | -e,3,--wait",
                "--dataset=ir_ph1 --entry=ENTRY --args '-d x' | ir_ph1 | -d,x",
                "-d ir_ph1 -e ENTRY -a '--name \"a b\" -1'    | ir_ph1 | --name,a b,-1",
                "-a '' -d ir_ph1 -e ENTRY                     | ir_ph1 | ",
            })
    void argumentsWorkAsPeopleTypedThem(String line, String dataset, String arguments) {
        SessionStarter.Run run = asked(words(line));

        assertThat(run.dataset().orElseThrow().text()).isEqualTo(dataset);
        assertThat(run.entry()).isEqualTo("main.py");
        assertThat(run.arguments())
                .containsExactlyElementsOf(arguments == null ? List.of() : List.of(arguments.split(",", -1)));
    }

    @Test
    void allOptionsReachTheStarter() {
        SessionStarter.Run run = asked(
                words(
                        "-d a -e ENTRY -g 0 -i -m 'first try' -c 4 --memory 24G --shm-size 1g"
                                + " --python /usr/bin/python3 --compat 2019 --model-path Directory --nfs-output --hide-client-log --detach"));

        assertThat(run.memo()).isEqualTo("first try");
        assertThat(run.options())
                .isEqualTo(new SessionOptions(
                        0,
                        OptionalInt.of(4),
                        OptionalLong.of(24L << 30),
                        OptionalLong.of(1L << 30),
                        Optional.of(run.options().python().orElse("")),
                        Optional.of("2019"),
                        "directory",
                        SessionOptions.USUAL_FRACTION,
                        true));
        assertThat(run.options().python().orElseThrow()).startsWith("/usr/bin/python3");
        assertThat(err.toString()).doesNotContain("INFO").contains("Python 3.").contains("--nfs-output does nothing");
    }

    @Test
    void withoutOptionsAllIsUsual() {
        SessionStarter.Run run = asked(words("-e ENTRY"));

        assertThat(run.dataset()).isEmpty();
        assertThat(run.options().gpus()).isEqualTo(1);
        assertThat(run.options().modelPath()).isEqualTo("auto");
        assertThat(err.toString()).contains("msg=\".nsmlignore check - start\"");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "-e TEMP/none.py                   | there is no entry ",
                "-e TEMP                           | is a folder; expected the script or the jar to run",
                "-e ENTRY -a --epochs 3            | quote all of them together: -a \"--epochs 3\"",
                "-e ENTRY -g -1                    | expected 0 or more GPUs",
                "-e ENTRY -c 0                     | expected 1 or more processors",
                "-e ENTRY --memory 24              | a whole number with K, M, G or T",
                "-e ENTRY --memory lots            | \"lots\" is not a size",
                "-e ENTRY --epochs 3               | go together in one string: -a",
                "-e ENTRY --compat 2018            | expected --compat 2019, got \"2018\"",
                "-e ENTRY --model-path folder      | expected one of auto, file, directory, got folder",
                "-e ENTRY --sandbox dokcer         | expected one of auto, bubblewrap, docker, none, got dokcer",
                "-e ENTRY TEMP/x.nsml              | leave out -e and --file",
                "TEMP/x.nsml                       | there is no package",
                "-e ENTRY -a '\"open'              | close the quote",
            })
    void mistakesGetASentence(String line, String message) {
        assertThat(run(words(line))).isEqualTo(2);

        assertThat(err.toString()).contains("Error: ").contains(message).doesNotContain("\tat ");
        assertThat(asked).isEmpty();
    }

    @Test
    void whatIsMissingIsOneLineAndTheRunGoesOn() throws IOException {
        Files.writeString(temp.resolve("code/requirements.txt"), "#nsml: other:1\nno-such-package\npip\n");

        asked(words("-e ENTRY --hide-client-log"));

        assertThat(err.toString().lines())
                .contains("Missing of what the submission declares: image other:1; Python package no-such-package;"
                        + " it runs with what is installed");
    }

    @Test
    void strictlyItIsRefused() throws IOException {
        Files.writeString(temp.resolve("code/setup.py"), "setup(install_requires=['no-such-package'])");

        assertThat(run(words("-e ENTRY --strict-environment"))).isEqualTo(2);

        assertThat(err.toString())
                .contains("Error: Failed to build docker image\nNothing is installed here, and this is missing: Python"
                        + " package no-such-package; install it yourself, or leave out --strict-environment");
        assertThat(asked).isEmpty();
    }

    @Test
    void thereMustBeAPython() {
        when(services.environment()).thenReturn(Map.of("PATH", temp.toString()));

        assertThat(run(words("-e ENTRY --python /none"))).isEqualTo(2);

        assertThat(err.toString())
                .contains(
                        "Error: no Python starts here: --python /none: there is no such file; python3: there is none on"
                                + " the PATH; install Python 3.6 or newer");
    }

    @Test
    void theLimitsNeedNothingElse() throws IOException {
        assertThat(run("--show-limits")).isZero();

        Golden.check("run/limits.txt", out.toString());
    }

    @Test
    void aPackageRunsWithItsArgumentsOrOthers() throws IOException {
        Path file = temp.resolve("p.nsml");
        assertThat(execute("package", temp.resolve("code").toString(), "-o", file.toString(), "-a", "--epochs 3"))
                .isZero();
        assertThat(out.toString()).contains("Package " + file + ": entry main.py, 1 file, 0 B\nDigest: ");

        SessionStarter.Run usual = asked(file.toString(), "-d", "a");
        assertThat(usual.arguments()).containsExactly("--epochs", "3");
        assertThat(out.toString()).contains("Digest: " + usual.code());
        assertThat(asked(file.toString(), "-d", "a", "-a", "--epochs 4").arguments())
                .containsExactly("--epochs", "4");
        assertThat(home.root()).isDirectoryNotContaining("glob:**/.new-*");
    }

    @Test
    void aCheckSaysEverything() throws IOException {
        for (int i = 0; i <= UploadLimits.DEFAULT.files(); i++) {
            Files.writeString(temp.resolve("code/f" + i), "");
        }
        Files.createSymbolicLink(temp.resolve("code/link"), entry);

        assertThat(execute("package", "--check", temp.resolve("code").toString(), "-e", "none.py"))
                .isEqualTo(1);

        assertThat(out.toString())
                .contains("there is no entry ")
                .contains("\"link\" is a symbolic link")
                .contains("total number of files cannot exceed 100\nThere are 102 files")
                .contains("3 problems: this would be refused");
    }

    @Test
    void aCheckOfWhatIsGoodSaysSo() {
        assertThat(execute("package", "--check", temp.resolve("code").toString()))
                .isZero();

        assertThat(out.toString()).isEqualToNormalizingNewlines("Nothing would be refused\n");
        assertThat(temp.resolve("code")).isDirectoryNotContaining("glob:**.nsml");
    }

    private SessionStarter.Run asked(String... words) {
        assertThat(run(words)).isEqualTo(2);
        assertThat(err.toString()).contains("Error: " + ASKED);
        return asked.get(asked.size() - 1);
    }

    private int run(String... words) {
        return execute(Stream.of(Stream.of("run"), Stream.of(words), Stream.of("--sandbox", "none"))
                .flatMap(part -> part)
                .toArray(String[]::new));
    }

    private int execute(String... words) {
        CommandLine line = Nsml.commandLine(() -> services);
        line.setErr(new PrintWriter(err, true));
        line.setOut(new PrintWriter(out, true));
        return line.execute(words);
    }

    /** A shell would split it so. */
    private String[] words(String line) {
        return Arguments.split(line.replace("ENTRY", entry.toString()).replace("TEMP", temp.toString()))
                .toArray(String[]::new);
    }
}
