package nsml.submission.training;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** How an epoch goes through the pictures. Each way looks at as many pictures as there are. */
public enum BatchOrder {
    /** Every picture once, in random order. */
    SHUFFLED {
        @Override
        List<Integer> order(List<Integer> labels, Random random) {
            var order =
                    new ArrayList<>(IntStream.range(0, labels.size()).boxed().toList());
            Collections.shuffle(order, random);
            return order;
        }
    },
    /** The classes in turn, so that each is seen equally often, however many pictures it has. */
    BALANCED {
        @Override
        List<Integer> order(List<Integer> labels, Random random) {
            List<Deck> decks = decks(labels, random);
            var order = new ArrayList<Integer>();
            while (order.size() < labels.size()) {
                Collections.shuffle(decks, random);
                decks.forEach(deck -> order.add(deck.draw()));
            }
            return order.subList(0, labels.size());
        }
    };

    abstract List<Integer> order(List<Integer> labels, Random random);

    /**
     * Splits an epoch into batches of nearly equal size, none larger than asked for: a last batch of a few pictures would
     * give batch normalisation nothing to average.
     */
    List<List<Integer>> batches(List<Integer> labels, int largest, Random random) {
        List<Integer> order = order(labels, random);
        int count = (order.size() + largest - 1) / largest;
        return IntStream.range(0, count)
                .mapToObj(i -> order.subList(cut(order.size(), count, i), cut(order.size(), count, i + 1)))
                .toList();
    }

    private static int cut(int size, int count, int place) {
        return (int) ((long) size * place / count);
    }

    private static List<Deck> decks(List<Integer> labels, Random random) {
        int classes = labels.stream().mapToInt(Integer::intValue).max().orElse(-1) + 1;
        return new ArrayList<>(IntStream.range(0, classes)
                .mapToObj(label -> IntStream.range(0, labels.size())
                        .filter(i -> labels.get(i) == label)
                        .boxed()
                        .toList())
                .filter(pictures -> !pictures.isEmpty())
                .map(pictures -> new Deck(pictures, random))
                .toList());
    }

    /** One class's pictures, shuffled again whenever all have been drawn. */
    private static final class Deck {

        private final List<Integer> pictures;
        private final Random random;
        private int drawn;

        Deck(List<Integer> pictures, Random random) {
            this.pictures = new ArrayList<>(pictures);
            this.random = random;
        }

        int draw() {
            if (drawn % pictures.size() == 0) {
                Collections.shuffle(pictures, random);
            }
            return pictures.get(drawn++ % pictures.size());
        }
    }
}
