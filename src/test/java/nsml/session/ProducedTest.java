package nsml.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import nsml.store.DeepFolders;
import nsml.store.Digest;
import nsml.store.Tree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProducedTest {

    @TempDir
    Path temp;

    @Test
    void whatWasSentGoesAndWhatWasMadeStays() throws Exception {
        Path code = Files.createDirectories(temp.resolve("code"));
        write(code, "main.py", "print(1)");
        write(code, "config/a.txt", "changed");
        write(code, "config/b.txt", "same");
        write(code, "out/log.csv", "1,2");
        Files.createSymbolicLink(code.resolve("link"), Path.of("/etc/passwd"));
        Files.createDirectories(code.resolve("empty"));
        Tree sent = new Tree(
                List.of(file("main.py", "print(1)"), file("config/a.txt", "as sent"), file("config/b.txt", "same")));

        Produced.keep(code, sent, temp.resolve("produced"));

        assertThat(files(temp.resolve("produced"))).containsExactly("config/a.txt", "out/log.csv");
        assertThat(code).doesNotExist();
    }

    @Test
    void whatASessionMadeBeforeItWasResumedIsReplaced() throws Exception {
        write(temp.resolve("produced"), "old", "x");
        write(temp.resolve("code"), "new", "y");

        Produced.keep(temp.resolve("code"), new Tree(List.of()), temp.resolve("produced"));

        assertThat(files(temp.resolve("produced"))).containsExactly("new");
    }

    @Test
    void nothingMadeIsNothingKept() throws Exception {
        write(temp.resolve("code"), "main.py", "print(1)");

        Produced.keep(temp.resolve("code"), new Tree(List.of(file("main.py", "print(1)"))), temp.resolve("produced"));

        assertThat(temp.resolve("produced")).doesNotExist();
    }

    @Test
    void whatLiesTooDeepIsNotKeptAndKeepsNothingElse() throws Exception {
        write(temp.resolve("code"), "made", "x");
        DeepFolders.make(temp.resolve("code"), 60);

        Produced.keep(temp.resolve("code"), new Tree(List.of()), temp.resolve("produced"));

        assertThat(files(temp.resolve("produced"))).containsExactly("made");
    }

    @Test
    void case64WhatIsKeptDoesNotRunAsItsOwner() throws Exception {
        write(temp.resolve("code"), "program", "#!/bin/sh");
        new ProcessBuilder("chmod", "6755", temp.resolve("code/program").toString())
                .start()
                .waitFor();

        Produced.keep(temp.resolve("code"), new Tree(List.of()), temp.resolve("produced"));

        assertThat((int) Files.getAttribute(temp.resolve("produced/program"), "unix:mode") & 07777)
                .isEqualTo(0755);
    }

    @Test
    void foldersThatNobodyMayLookIntoAreNoTrouble() throws Exception {
        write(temp.resolve("code"), "made", "x");
        write(temp.resolve("code"), "unreadable", "x");
        write(temp.resolve("code"), "closed/made", "x");
        write(temp.resolve("code"), "listed/made", "x");
        Files.setPosixFilePermissions(temp.resolve("code/closed"), Set.of());
        Files.setPosixFilePermissions(temp.resolve("code/unreadable"), Set.of());
        Files.setPosixFilePermissions(temp.resolve("code/listed"), Set.of(PosixFilePermission.OWNER_READ));

        Produced.keep(temp.resolve("code"), new Tree(List.of()), temp.resolve("produced"));

        assertThat(files(temp.resolve("produced"))).contains("listed/made", "made", "unreadable");
    }

    private static void write(Path folder, String name, String text) throws Exception {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static Tree.File file(String path, String text) {
        return new Tree.File(path, text.length(), Digest.of(text.getBytes(UTF_8)));
    }

    private static List<String> files(Path folder) throws Exception {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}
