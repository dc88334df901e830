package nsml.shim;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A list that cannot be changed and tells how far it has been read: whoever reads an element is done with those before it. Copies
 * made at once, as by {@code new ArrayList<>(list)}, do not count. As thread-safe as its listener.
 */
final class WatchedList<E> extends AbstractList<E> implements RandomAccess {

    /** Hears how many elements are done, of how many. */
    interface Listener {
        void at(int done, int total);
    }

    private final List<E> elements;
    private final Listener listener;
    private final AtomicInteger done = new AtomicInteger();

    WatchedList(List<E> elements, Listener listener) {
        this.elements = List.copyOf(elements);
        this.listener = listener;
    }

    @Override
    public E get(int index) {
        E element = elements.get(index);
        listener.at(done.accumulateAndGet(index, Math::max), elements.size());
        return element;
    }

    @Override
    public int size() {
        return elements.size();
    }

    @Override
    public Object[] toArray() {
        return elements.toArray();
    }

    @Override
    public <T> T[] toArray(T[] array) {
        return elements.toArray(array);
    }
}
