package nsml.runner.seccomp;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Runs a filter as the kernel does, on a system call that nobody makes. */
final class FilterMachine {

    private static final int DATA_BYTES = 64;
    private static final int FIRST_ARGUMENT = 16;

    private final byte[] program;

    FilterMachine(byte[] program) {
        this.program = program;
    }

    int run(int architecture, int number, long... arguments) {
        ByteBuffer data = ByteBuffer.allocate(DATA_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        data.putInt(0, number).putInt(Integer.BYTES, architecture);
        for (int i = 0; i < arguments.length; i++) {
            data.putLong(FIRST_ARGUMENT + i * Long.BYTES, arguments[i]);
        }
        ByteBuffer code = ByteBuffer.wrap(program).order(ByteOrder.LITTLE_ENDIAN);
        int register = 0;
        int at = 0;
        while (true) {
            int here = at * Assembler.BYTES;
            int k = code.getInt(here + 4);
            int then = Byte.toUnsignedInt(code.get(here + 2));
            int otherwise = Byte.toUnsignedInt(code.get(here + 3));
            at++;
            switch (code.getShort(here)) {
                case 0x20 -> register = data.getInt(k);
                case 0x05 -> at += k;
                case 0x15 -> at += register == k ? then : otherwise;
                case 0x35 -> at += Integer.compareUnsigned(register, k) >= 0 ? then : otherwise;
                case 0x45 -> at += (register & k) != 0 ? then : otherwise;
                case 0x06 -> {
                    return k;
                }
                default -> throw new IllegalArgumentException("unknown instruction " + code.getShort(here));
            }
        }
    }
}
