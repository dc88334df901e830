// case: 19, 38
// title: crashes Java by writing to address 0; core dump and crash log
// mode: train
// expect: CRASH
// protects: ending
import java.lang.reflect.Field;
import nsml.shim.Model;
import nsml.shim.Session;
import sun.misc.Unsafe;

/** What it leaves in the way of dumps is bounded. */
public final class CrashesJava extends Harmless {
    @Override
    public void train(Session session, Model model) throws Exception {
        Field field = Unsafe.class.getDeclaredField("theUnsafe");
        field.setAccessible(true);
        ((Unsafe) field.get(null)).putAddress(0, 1);
    }
}
