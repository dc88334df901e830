package nsml.runner.cgroup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nsml.Prerequisite;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an ordinary user can do. For root alone, who can become one. */
class DelegatedTest {

    private static final int USER = 10002;

    @TempDir
    Path folder;

    private final String name = "nsml-test-" + UUID.randomUUID();
    private final Map<String, GroupFolder> tops = new LinkedHashMap<>();

    @BeforeEach
    void setUp() throws Exception {
        ControlGroups groups = ControlGroups.ofThisMachine();
        Prerequisite.check("cgroup", groups.whyNot().isEmpty(), groups.whyNot().orElse(""));
        Prerequisite.check("cgroup1", groups.version().equals("cgroup v1"), "this system has " + groups.version());
        Prerequisite.check(
                "root",
                Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0)
                        && Files.isExecutable(Path.of("/usr/bin/setpriv")),
                "only root becomes another user, by setpriv");
        var here = new Membership(
                Mount.parse(Files.readAllLines(Path.of("/proc/self/mountinfo"))),
                Files.readAllLines(Path.of("/proc/self/cgroup")));
        for (String controller : List.of("pids", "memory", "cpu", "cpuacct")) {
            Path top = here.of(controller).orElseThrow().own().resolve(name);
            // Where two share a hierarchy, one top serves both.
            tops.put(
                    controller,
                    Files.isDirectory(top)
                            ? new GroupFolder(top)
                            : GroupFolder.create(
                                    here.of(controller).orElseThrow().own(), name));
        }
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        copyClasses(ControlGroups.class);
        copyClasses(Delegated.class);
    }

    @AfterEach
    void tearDown() throws IOException {
        for (GroupFolder top : tops.values()) {
            new GroupFolder(top.path().resolve(LayoutOne.DELEGATED)).remove();
            top.remove();
        }
    }

    /** To where the other user may read them. */
    private void copyClasses(Class<?> neighbour) throws Exception {
        Path classes = Path.of(neighbour
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .resolve("nsml/runner/cgroup");
        Path copies = Files.createDirectories(folder.resolve("nsml/runner/cgroup"));
        try (var files = Files.list(classes)) {
            for (Path file : files.toList()) {
                Files.copy(file, copies.resolve(file.getFileName()));
            }
        }
    }

    private String runAsUser() throws IOException, InterruptedException {
        String user = Integer.toString(USER);
        List<String> line =
                new ArrayList<>(List.of("/usr/bin/setpriv", "--reuid", user, "--regid", user, "--clear-groups"));
        line.addAll(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", folder.toString()));
        line.addAll(List.of(Delegated.class.getName(), "nsml-child"));
        tops.forEach((controller, top) -> line.add(controller + "=" + top.path()));
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    @Test
    void groupsCanBeMadeWhereAnAdministratorHandedThemOver() throws Exception {
        for (GroupFolder top : Set.copyOf(tops.values())) {
            Path handedOver =
                    GroupFolder.create(top.path(), LayoutOne.DELEGATED).path();
            Files.setAttribute(handedOver, "unix:uid", USER);
        }

        assertThat(runAsUser()).isEqualTo("cgroup v1 3 137");
    }

    @Test
    void theReasonIsToldWhereNobodyHandedThemOver() throws Exception {
        assertThat(runAsUser())
                .startsWith("this user may not make control groups for pids, neither in ")
                .contains(name + "/nsml, which an administrator can create");
    }
}
