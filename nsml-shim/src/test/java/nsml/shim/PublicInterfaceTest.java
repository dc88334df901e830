package nsml.shim;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Holds the public interface to a recorded text, so that no change of it goes unseen. A change that is meant renews the text:
 * {@code mvn -pl nsml-shim test -Dtest=PublicInterfaceTest -Dnsml.renew=true}.
 */
class PublicInterfaceTest {

    private static final String RECORD = "public-interface.txt";
    private static final Set<String> OF_EVERY_OBJECT = Set.of("equals", "hashCode", "toString");

    @Test
    void thePublicInterfaceIsTheRecordedOne() throws Exception {
        String actual = ClassFiles.own()
                .filter(PublicInterfaceTest::isVisible)
                .sorted(Comparator.comparing(Class::getName))
                .map(PublicInterfaceTest::render)
                .collect(joining());
        if (Boolean.getBoolean("nsml.renew")) {
            Files.writeString(Path.of("src/test/resources", RECORD), actual);
            return;
        }
        assertThat(actual)
                .as("mvn -pl nsml-shim test -Dtest=PublicInterfaceTest -Dnsml.renew=true renews")
                .isEqualTo(recorded());
    }

    private static String recorded() throws IOException {
        try (InputStream in = PublicInterfaceTest.class.getResourceAsStream("/" + RECORD)) {
            assertThat(in).as("recorded text").isNotNull();
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    private static String render(Class<?> type) {
        return Stream.of(type.getDeclaredFields(), type.getDeclaredConstructors(), type.getDeclaredMethods())
                .flatMap(Arrays::stream)
                .map(Member.class::cast)
                .filter(member -> isVisible(member.getModifiers()) && !member.isSynthetic())
                .filter(member -> !OF_EVERY_OBJECT.contains(member.getName()))
                .map(PublicInterfaceTest::render)
                .sorted()
                .map(member -> "    " + member + "\n")
                .collect(joining("", header(type) + "\n", "\n"));
    }

    private static String header(Class<?> type) {
        String header = Modifier.toString(type.getModifiers() & ~(Modifier.INTERFACE | Modifier.ABSTRACT)) + " ";
        if (type.isRecord()) {
            header += Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getName)
                    .collect(joining(", ", "record " + type.getName() + "(", ")"));
        } else {
            header += (type.isInterface() ? "interface " : type.isEnum() ? "enum " : "class ") + type.getName();
        }
        if (type.getSuperclass() != Object.class && !type.isInterface() && !type.isRecord() && !type.isEnum()) {
            header += list(" extends ", type.getSuperclass());
        }
        header += list(" implements ", type.getInterfaces());
        return header + (type.isSealed() ? list(" permits ", type.getPermittedSubclasses()) : "");
    }

    private static String list(String word, Class<?>... types) {
        return types.length == 0
                ? ""
                : Arrays.stream(types).map(Class::getName).sorted().collect(joining(", ", word, ""));
    }

    private static String render(Member member) {
        if (member instanceof Field field) {
            return withoutOwner(field.toGenericString(), field) + constant(field);
        }
        return member instanceof Method method
                ? withoutOwner(method.toGenericString(), method)
                : ((Constructor<?>) member).toGenericString();
    }

    private static String withoutOwner(String text, Member member) {
        return text.replace(member.getDeclaringClass().getName() + "." + member.getName(), member.getName());
    }

    private static String constant(Field field) {
        try {
            boolean isConstant =
                    Modifier.isStatic(field.getModifiers()) && field.getType().isPrimitive();
            return isConstant ? " = " + field.get(null) : "";
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean isVisible(Class<?> type) {
        return isVisible(type.getModifiers())
                && (type.getDeclaringClass() == null || isVisible(type.getDeclaringClass()));
    }

    private static boolean isVisible(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }
}
