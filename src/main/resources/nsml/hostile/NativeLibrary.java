// case: 19, 69
// title: brings a native library that is none, then one that crashes Java
// mode: submit
// expect: CRASH
// protects: ending
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import nsml.shim.Answers;
import nsml.shim.TestData;
import sun.misc.Unsafe;

public final class NativeLibrary extends Harmless {
    @Override
    public Answers infer(TestData test) throws Exception {
        Path library = Path.of("libhostile.so").toAbsolutePath();
        Files.writeString(library, "\u007fELF and nothing more");
        try {
            System.load(library.toString());
            breach("a library of text");
        } catch (UnsatisfiedLinkError refused) {
            System.out.println(refused);
        }
        Field field = Unsafe.class.getDeclaredField("theUnsafe");
        field.setAccessible(true);
        ((Unsafe) field.get(null)).putAddress(1, 1);
        return answers(test);
    }
}
