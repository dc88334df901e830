package nsml.sample;

/** The contest's two rounds. Both sell the same mascots; the second makes them harder to recognise. */
public enum Round {
    /** Every mascot in its own colours, on a plain ground. */
    FIRST(1),
    /** Every mascot in any mascot's colours, amid clutter that may hide a part of it, in harsher light. */
    SECOND(2);

    private final int number;

    Round(int number) {
        this.number = number;
    }

    /**
     * Finds a round by its number.
     *
     * @param number 1 or 2
     * @return the round
     * @throws IllegalArgumentException for any other number
     */
    public static Round of(int number) {
        for (Round round : values()) {
            if (round.number == number) {
                return round;
            }
        }
        throw new IllegalArgumentException("the round must be 1 or 2, not " + number);
    }

    /**
     * Tells the round's number.
     *
     * @return 1 or 2
     */
    public int number() {
        return number;
    }
}
