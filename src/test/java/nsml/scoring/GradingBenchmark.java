package nsml.scoring;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * Grades answers of the second round's size - 18,027 queries, 1,000 of 36,748 references each, ids of 32 digits, 595 MB - and
 * prints the time and the memory. Start it with {@code -Xmx256m}.
 */
final class GradingBenchmark {

    private static final int QUERIES = 18_027;
    private static final int REFERENCES = 36_748;
    private static final int LIST = 1_000;
    private static final int RELEVANT = 6;
    private static final int RUNS = 3;

    private GradingBenchmark() {}

    public static void main(String[] arguments) throws IOException, BadAnswers {
        Random random = new Random(1);
        List<String> queries = ids(QUERIES, random);
        List<String> references = ids(REFERENCES, random);
        Map<String, Set<String>> relevant = new TreeMap<>();
        for (String query : queries) {
            Set<String> some = new HashSet<>();
            while (some.size() < RELEVANT) {
                some.add(references.get(random.nextInt(REFERENCES)));
            }
            relevant.put(query, some);
        }
        Truth truth = new Truth(relevant, Set.copyOf(references));
        Path folder = Files.createTempDirectory("grading-benchmark");
        Path file = folder.resolve("answers");
        try {
            write(file, queries, references, random);
            System.out.printf(
                    "file: %,d bytes; most heap: %,d MB%n",
                    Files.size(file), Runtime.getRuntime().maxMemory() >> 20);
            for (int run = 1; run <= RUNS; run++) {
                measure(truth, folder, run);
            }
        } finally {
            Files.deleteIfExists(file);
            Files.delete(folder);
        }
    }

    private static void measure(Truth truth, Path folder, int run) throws IOException, BadAnswers {
        System.gc();
        List<MemoryPoolMXBean> heap = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
        heap.forEach(MemoryPoolMXBean::resetPeakUsage);
        long start = System.nanoTime();
        Grade grade = new Grader(truth, Split.allPublic(truth.queries()), Metric.parse("map@1000"))
                .grade(folder, Path.of("answers"), Long.MAX_VALUE);
        double seconds = (System.nanoTime() - start) / 1e9;
        long peak =
                heap.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
        System.out.printf(
                "run %d: %.2f s, peak heap at most %,d MB, mAP@1000 %.6f%n",
                run, seconds, peak >> 20, grade.overall().score());
    }

    private static List<String> ids(int count, Random random) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(String.format("%016x%016x", random.nextLong(), random.nextLong()));
        }
        return ids;
    }

    /** A step without a common divisor with the number of references visits none of them twice. */
    private static void write(Path file, List<String> queries, List<String> references, Random random)
            throws IOException {
        List<byte[]> encoded =
                references.stream().map(id -> id.getBytes(US_ASCII)).toList();
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 18)) {
            out.write(AnswersText.HEADER.getBytes(US_ASCII));
            for (String query : queries) {
                out.write(query.getBytes(US_ASCII));
                int reference = random.nextInt(REFERENCES);
                for (int i = 0; i < LIST; i++) {
                    out.write('\t');
                    out.write(encoded.get(reference));
                    reference = (reference + 10_007) % REFERENCES;
                }
                out.write('\n');
            }
            out.write(("#end " + queries.size() + "\n").getBytes(US_ASCII));
        }
    }
}
