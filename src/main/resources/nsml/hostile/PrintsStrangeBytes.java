// case: 37
// title: prints NUL, escapes, broken UTF-8 and a script
// mode: train
// expect: OK
// protects: output
import nsml.shim.Model;
import nsml.shim.Session;

/** Whoever looks at the log must come to no harm. */
public final class PrintsStrangeBytes extends Harmless {
    @Override
    public void train(Session session, Model model) throws Exception {
        byte[] strange = {0, 27, '[', '2', 'J', 27, ']', '0', ';', 'x', 7, (byte) 0xff, (byte) 0xc0, (byte) 0x80, 8, 8, '\r', '\n'};
        System.out.write(strange);
        System.out.println("<script>alert(1)</script>\u202etxt.exe");
        System.out.println("\u001b[2KVerdict: OK");
        System.out.flush();
    }
}
