package nsml.sample;

/** The competition.yaml of a sample: no waiting between submits, as it is for playing. */
final class Definition {

    private static final String TEXT = """
            # Drawn by: nsml sample DIR --classes %d --images %d --size %d --seed %d --round %d
            name: %s
            task: image-retrieval
            metric: map@1000
            answers: ground_truth.json
            split: splits.json
            sample: mini
            limits: {train: 1h, load: 5m, infer: 10m, memory: 8G, cpus: 2, disk: 2G, processes: 512, answers: 100M, checkpoint: 300M}
            submit: {interval: 0s, counted-from: finish}
            """;

    private Definition() {}

    static String of(SampleCompetition options) {
        return TEXT.formatted(
                options.classes(),
                options.images(),
                options.size(),
                options.seed(),
                options.round().number(),
                options.name());
    }
}
