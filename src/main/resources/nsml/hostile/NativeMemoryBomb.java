// case: 30
// title: native memory beyond the limit, past the counting of Java
// mode: train
// expect: MEMORY
// protects: memory
// limits: memory=256M
import java.lang.reflect.Field;
import nsml.shim.Model;
import nsml.shim.Session;
import sun.misc.Unsafe;

/** Takes memory as a native library would. */
public final class NativeMemoryBomb extends Harmless {
    @Override
    public void train(Session session, Model model) throws Exception {
        Field field = Unsafe.class.getDeclaredField("theUnsafe");
        field.setAccessible(true);
        Unsafe unsafe = (Unsafe) field.get(null);
        for (int i = 0; i < 150; i++) {
            unsafe.setMemory(unsafe.allocateMemory(4 << 20), 4 << 20, (byte) 1);
            Thread.sleep(10);
        }
        Thread.sleep(2000);
        breach("600 MB of native memory");
        sleep();
    }
}
