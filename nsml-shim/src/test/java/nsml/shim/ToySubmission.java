package nsml.shim;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * Counts steps and saves after each one. {@code --steps N} are trained; {@code --fail HOOK} makes a hook throw; {@code
 * --misbehave HOW} makes trouble of another kind while training.
 */
public final class ToySubmission implements Submission {

    @Override
    public Model bind(Session session) throws Exception {
        failIfAsked(session, "bind");
        return new Counter(session);
    }

    @Override
    public void train(Session session, Model model) throws Exception {
        failIfAsked(session, "train");
        misbehave(session.argument("--misbehave").orElse("not at all"));
        var counter = (Counter) model;
        int steps = Integer.parseInt(session.argument("--steps").orElse("1"));
        for (int i = 0; i < steps; i++) {
            counter.steps++;
            session.report(counter.steps, Map.of("loss", 1.0 / counter.steps));
            session.save("" + counter.steps);
        }
    }

    private static void failIfAsked(Session session, String hook) {
        if (session.argument("--fail").equals(Optional.of(hook))) {
            throw new IllegalStateException("asked to fail in\n" + hook);
        }
    }

    private static void misbehave(String how) throws InterruptedException {
        switch (how) {
            case "wait for ever" -> {
                System.out.println("waiting");
                new CountDownLatch(1).await();
            }
            case "leave a thread" -> new Thread(ToySubmission::waitForEver).start();
            case "interrupt itself" -> Thread.currentThread().interrupt();
            case "throw an error" -> throw new StackOverflowError();
            case "exit" -> System.exit(0);
            default -> {}
        }
    }

    private static void waitForEver() {
        while (true) {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                // It is stubborn.
            }
        }
    }

    private static final class Counter implements Model {

        private final Session session;
        private int steps;

        private Counter(Session session) {
            this.session = session;
        }

        @Override
        public void save(Path directory) throws IOException {
            failIfAsked(session, "save");
            Files.writeString(directory.resolve("steps"), "" + steps);
        }

        @Override
        public void load(Path directory) throws IOException {
            failIfAsked(session, "load");
            steps = Integer.parseInt(Files.readString(directory.resolve("steps")));
        }

        @Override
        public Answers infer(TestData test) {
            failIfAsked(session, "infer");
            var byQuery = new HashMap<String, List<String>>();
            for (TestData.Item query : test.queries()) {
                byQuery.put(
                        query.id(),
                        test.references().stream().map(TestData.Item::id).toList());
            }
            System.out.println("inferring after " + steps + " steps");
            return new Rankings(byQuery);
        }
    }
}
