package nsml.scoring;

/** The labels, ready to meet their predictions. Immutable. */
sealed interface LabelKey permits ClassKey, NumberKey {

    /** The predictions of one file. */
    interface Sheet extends LabelReader.Sink {

        /** Returns the metric; asked only if there was a usable prediction for each label. */
        double score() throws BadAnswers;
    }

    /** Returns how many labels there are. */
    int size();

    /** Begins a file, which {@code reader} reads. */
    Sheet begin(LabelReader reader);
}
