package nsml.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A competition of predictions in the layout of 2018, without a definition. */
final class KinCompetition {

    static final DatasetName NAME = DatasetName.of("kin_phase1");

    private final Path folder;

    private KinCompetition(Path folder) {
        this.folder = folder;
    }

    static KinCompetition in(Path folder) throws IOException {
        KinCompetition kin = new KinCompetition(folder);
        kin.put("train/train_data/train_data", "one\ntwo\n");
        kin.put("train/train_label", "0\n1\n");
        kin.put("test/test_data/test_data", "three\nfour\nfive\n");
        kin.put("test/test_label", "1\n0\n1\n");
        return kin;
    }

    Path folder() {
        return folder;
    }

    Path put(String path, String content) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    PushRequest request(DraftChoices choices) throws IOException {
        return new PushRequest(
                NAME, folder, CompetitionDraft.of(NAME, folder, choices), "nsml-admin", PushRequest.Existing.REFUSE);
    }
}
