package nsml.runner.seccomp;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a program for the kernel's packet filter machine (linux/filter.h): one register, conditional jumps forward of at most
 * 255 instructions, and a value to return. What is read are the fields of a {@code struct seccomp_data}.
 */
final class Assembler {

    static final int BYTES = 8;

    private static final int LOAD_WORD = 0x20;
    private static final int JUMP = 0x05;
    private static final int JUMP_IF_EQUAL = 0x15;
    private static final int JUMP_IF_AT_LEAST = 0x35;
    private static final int JUMP_IF_ANY_BIT = 0x45;
    private static final int RETURN = 0x06;
    private static final int LONGEST_JUMP = 255;
    private static final String NEXT = "";

    private record Instruction(int code, int k, String then, String otherwise) {}

    private final List<Instruction> program = new ArrayList<>();
    private final Map<String, Integer> labels = new HashMap<>();

    /** Names the next instruction. */
    Assembler label(String name) {
        if (labels.put(name, program.size()) != null) {
            throw new IllegalArgumentException("expected the label " + name + " once");
        }
        return this;
    }

    /** Puts a field into the register. */
    Assembler load(int offset) {
        return add(LOAD_WORD, offset, NEXT, NEXT);
    }

    Assembler jump(String to) {
        return add(JUMP, 0, to, NEXT);
    }

    Assembler jumpIfEqual(int value, String to) {
        return add(JUMP_IF_EQUAL, value, to, NEXT);
    }

    Assembler jumpUnlessEqual(int value, String to) {
        return add(JUMP_IF_EQUAL, value, NEXT, to);
    }

    /** Unsigned. */
    Assembler jumpIfAtLeast(int value, String to) {
        return add(JUMP_IF_AT_LEAST, value, to, NEXT);
    }

    Assembler jumpIfAnyBit(int bits, String to) {
        return add(JUMP_IF_ANY_BIT, bits, to, NEXT);
    }

    Assembler end(int result) {
        return add(RETURN, result, NEXT, NEXT);
    }

    private Assembler add(int code, int k, String then, String otherwise) {
        program.add(new Instruction(code, k, then, otherwise));
        return this;
    }

    /** The bytes of {@code struct sock_filter}s. */
    byte[] assemble() {
        ByteBuffer bytes = ByteBuffer.allocate(program.size() * BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < program.size(); i++) {
            Instruction instruction = program.get(i);
            boolean always = instruction.code() == JUMP;
            bytes.putShort((short) instruction.code());
            bytes.put((byte) (always ? 0 : distance(i, instruction.then())));
            bytes.put((byte) distance(i, instruction.otherwise()));
            bytes.putInt(always ? distance(i, instruction.then()) : instruction.k());
        }
        return bytes.array();
    }

    private int distance(int from, String label) {
        if (label.equals(NEXT)) {
            return 0;
        }
        Integer to = labels.get(label);
        if (to == null) {
            throw new IllegalStateException("expected a label " + label + ", there is none");
        }
        int distance = to - from - 1;
        if (distance < 0 || distance > LONGEST_JUMP) {
            throw new IllegalStateException("expected " + label + " at most " + LONGEST_JUMP + " instructions behind "
                    + from + ", it is at " + to);
        }
        return distance;
    }
}
