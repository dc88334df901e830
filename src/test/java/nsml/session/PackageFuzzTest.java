package nsml.session;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import nsml.Fuzz;
import nsml.store.Home;
import nsml.store.Removal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mutated packages: opened, with what the manifest lists, or refused; nothing stays and nothing appears elsewhere. */
class PackageFuzzTest {

    private static final long SEED = 20190115;
    private static final Fuzz.Cap CAP = new Fuzz.Cap(400_000, 200);
    private static final List<byte[]> SPLINTERS = Stream.of(
                    "PK\1\2",
                    "PK\3\4",
                    "PK\5\6",
                    "PK\6\6",
                    "PK\6\7",
                    "PK\7\b",
                    "\0\0",
                    "\0\0\0\0",
                    "\u00ff\u00ff",
                    "\u00ff\u00ff\u00ff\u00ff",
                    "\u007f\u00ff\u00ff\u00ff",
                    "\1\0",
                    "\b\0",
                    "\t\b",
                    "code/",
                    "code/main.py",
                    "nsml.json",
                    "../",
                    "/",
                    "\\",
                    "\n",
                    "\"",
                    "{",
                    "}",
                    "[",
                    "]",
                    ",",
                    ":",
                    "\"size\" : 99999999999",
                    "\"size\" : -1",
                    "\"files\"",
                    "\\ud800",
                    "\\u0000",
                    "1e99",
                    "null",
                    "\u00c3\u00a9",
                    "\u00ed\u00a0\u0080",
                    "a".repeat(300),
                    "[".repeat(2_000))
            .map(text -> text.getBytes(ISO_8859_1))
            .toList();
    private static final List<String> NAMES = List.of(
            "main.py",
            "a",
            "A",
            "a/b",
            "a/b/c",
            "é",
            "e\u0301",
            "../out",
            "/out",
            "a//b",
            "a/",
            "",
            ".",
            "n".repeat(255),
            "n".repeat(256),
            "a\nb",
            "a\0b",
            "\ud83d\ude00",
            "d/".repeat(31) + "f",
            "d/".repeat(33) + "f");
    private static final List<String> TEXTS =
            List.of("", "x", "print(1)", "x".repeat(3_000), "x".repeat(6_000), "\0\n");
    private static final int[] MODES = {0, 0, 0, 0x81A4, 0x81FF, 0xA1FF, 0x41ED, 0x89ED, 0x11A4, 0x21A4, 0x61A4, 0xC1A4
    };

    private Path temp;
    private Path file;
    private Home home;

    @BeforeEach
    void make() throws IOException {
        temp = Fuzz.folder();
        file = temp.resolve("mutated.nsml");
        home = new Home(Files.createDirectory(temp.resolve("home")));
    }

    @AfterEach
    void remove() throws IOException {
        Removal.of(temp);
    }

    @Test
    void everyMutationOfTheBytesIsOpenedOrRefused() throws Exception {
        byte[] original = RawZip.of(RawPackage.entries(Map.of("main.py", "print(1)", "net/a.py", "x = 1", "é", "")));

        int opened = Fuzz.run(
                SEED,
                Fuzz.inputs() / 3 * 2,
                CAP,
                random -> random.nextInt(200) == 0 ? original : Fuzz.mutated(original, SPLINTERS, random),
                this::opens);

        assertThat(opened).as("packages that are still whole").isBetween(Fuzz.inputs() / 1_000, Fuzz.inputs() / 10);
        assertNothingLeft();
    }

    @Test
    void everyMutationOfTheEntriesIsOpenedOrRefused() throws Exception {
        int opened = Fuzz.run(SEED, Fuzz.inputs() / 3 + 2, CAP, PackageFuzzTest::entries, this::opens);

        assertThat(opened).as("packages that are good").isBetween(Fuzz.inputs() / 1_000, Fuzz.inputs() / 2);
        assertNothingLeft();
    }

    /** Whole archives, of entries of all kinds, so that what is asked last is asked, too. */
    private static byte[] entries(Random random) {
        Map<String, String> files = new LinkedHashMap<>(Map.of("main.py", any(TEXTS, random)));
        for (int left = random.nextInt(4); left > 0; left--) {
            files.put(any(NAMES, random), any(TEXTS, random));
        }
        byte[] manifest = RawPackage.manifest(files);
        if (random.nextInt(3) == 0) {
            manifest = Fuzz.mutated(manifest, SPLINTERS, random);
        }
        List<RawZip.Entry> entries = new ArrayList<>(RawPackage.entries(manifest, files));
        if (random.nextInt(2) == 0) {
            change(entries, random.nextInt(entries.size()), random);
        }
        return RawZip.of(entries);
    }

    private static void change(List<RawZip.Entry> entries, int at, Random random) {
        RawZip.Entry entry = entries.get(at);
        switch (random.nextInt(8)) {
            case 0 -> entries.set(at, entry.withMode(MODES[random.nextInt(MODES.length)]));
            case 1 -> entries.set(at, entry.withFlags(random.nextInt(1 << 16)));
            case 2 -> entries.set(at, entry.withMethod(random.nextInt(100)));
            case 3 -> entries.set(at, entry.withChecksum(random.nextInt()));
            case 4 -> entries.set(at, entry.at(random.nextInt(2_000)));
            case 5 -> entries.add(entry);
            case 6 -> entries.remove(at);
            default -> entries.add(random.nextInt(entries.size()), RawZip.Entry.of(any(NAMES, random), new byte[3]));
        }
    }

    private static <T> T any(List<T> some, Random random) {
        return some.get(random.nextInt(some.size()));
    }

    private boolean opens(byte[] bytes) throws IOException {
        Files.write(file, bytes);
        try (OpenedPackage opened = OpenedPackage.open(file, home, RawPackage.LIMITS)) {
            for (CodeFiles.Source source : opened.code().files()) {
                if (Files.size(source.file()) != source.bytes()) {
                    throw new AssertionError(source + " is not as listed");
                }
            }
            return true;
        } catch (Refusal refused) {
            if (String.valueOf(refused.getMessage()).isBlank()) {
                throw new AssertionError("a refusal without a reason");
            }
            return false;
        }
    }

    private void assertNothingLeft() throws IOException {
        assertThat(temp.toFile().list()).containsExactlyInAnyOrder("home", "mutated.nsml");
        try (Stream<Path> left = Files.walk(home.root())) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
    }
}
