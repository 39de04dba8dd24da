package com.imt.ic.examples.modules;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.module.ModuleDescriptor;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledOnJre;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The API as it stands in a file for each module, so that no change of it goes unseen. A change
 * that is meant is written by {@code -Dapi.write=true}, and told in the changelog; what may change
 * when is in RELEASING.md.
 */
@EnabledOnJre(JRE.JAVA_17) // how reflection spells a type differs by JDK
class ApiListingTest {

  private static final Path FOLDER = Path.of("src", "test", "api");
  private static final boolean WRITES = Boolean.getBoolean("api.write");

  static Collection<ModuleDescriptor> modules() {
    return new TreeMap<>(ModulePath.sdk()).values();
  }

  @ParameterizedTest
  @MethodSource("modules")
  void everyChangeOfTheApi_isSeen(ModuleDescriptor module) throws Exception {
    Path file = FOLDER.resolve(module.name() + ".txt");
    List<String> lines = listing(module);
    assertThat(lines).hasSizeGreaterThan(10);
    if (WRITES) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, String.join("\n", lines) + "\n", StandardCharsets.UTF_8);
    }
    assertThat(lines)
        .as("the API of %s; where a change is meant, -Dapi.write=true", module.name())
        .containsExactlyElementsOf(Files.readAllLines(file, StandardCharsets.UTF_8));
  }

  private static List<String> listing(ModuleDescriptor module) throws Exception {
    Map<String, Set<String>> types = new TreeMap<>();
    for (ModuleDescriptor.Exports exports : module.exports()) {
      if (exports.targets().isEmpty()) {
        for (String name : ModulePath.classNames(module, exports.source())) {
          Class<?> type = Class.forName(name, false, ApiListingTest.class.getClassLoader());
          if (type.getDeclaringClass() == null) {
            add(type, types);
          }
        }
      }
    }
    return types.entrySet().stream()
        .flatMap(
            type ->
                Stream.concat(Stream.of(type.getKey()), type.getValue().stream().map("  "::concat)))
        .toList();
  }

  private static void add(Class<?> type, Map<String, Set<String>> types) {
    if (!isVisible(type.getModifiers()) || type.isSynthetic()) {
      return;
    }
    Set<String> members = new TreeSet<>();
    addAll(type.getDeclaredFields(), ApiListingTest::text, members);
    addAll(type.getDeclaredConstructors(), ApiListingTest::text, members);
    addAll(type.getDeclaredMethods(), ApiListingTest::text, members);
    types.put(header(type) + orderOrSubclasses(type) + annotations(type), members);
    for (Class<?> nested : type.getDeclaredClasses()) {
      add(nested, types);
    }
  }

  private static String text(Field field) {
    return field.toGenericString()
        + value(field)
        + nullable(Stream.of(field.getAnnotatedType()))
        + annotations(field);
  }

  private static String text(Constructor<?> constructor) {
    return constructor.toGenericString()
        + nullable(Arrays.stream(constructor.getAnnotatedParameterTypes()))
        + annotations(constructor);
  }

  /** Where null may stand, as a host sees that has NullAway or Kotlin: 0 is what is returned. */
  private static String text(Method method) {
    return method.toGenericString()
        + (method.getDefaultValue() == null ? "" : " default " + shown(method.getDefaultValue()))
        + nullable(
            Stream.concat(
                Stream.of(method.getAnnotatedReturnType()),
                Arrays.stream(method.getAnnotatedParameterTypes())),
            0)
        + annotations(method);
  }

  private static String nullable(Stream<AnnotatedType> types) {
    return nullable(types, 1);
  }

  private static String nullable(Stream<AnnotatedType> types, int first) {
    List<AnnotatedType> all = types.toList();
    String places =
        IntStream.range(0, all.size())
            .filter(i -> all.get(i).toString().contains("jspecify.annotations.Nullable"))
            .mapToObj(i -> Integer.toString(i + first))
            .collect(Collectors.joining(", "));
    return places.isEmpty() ? "" : " nullable " + places;
  }

  /** What the compiler copies into a host's classes. */
  private static String value(Field field) {
    int modifiers = field.getModifiers();
    boolean isConstant =
        Modifier.isStatic(modifiers)
            && Modifier.isFinal(modifiers)
            && (field.getType().isPrimitive() || field.getType() == String.class);
    try {
      return isConstant ? " = " + field.get(null) : "";
    } catch (IllegalAccessException e) {
      return ""; // protected
    }
  }

  private static String orderOrSubclasses(Class<?> type) {
    if (type.isEnum()) {
      return " of "
          + Arrays.stream(type.getEnumConstants())
              .map(constant -> ((Enum<?>) constant).name())
              .toList();
    }
    return type.isSealed()
        ? " permits "
            + Arrays.stream(type.getPermittedSubclasses())
                .map(Class::getName)
                .collect(Collectors.joining(", "))
        : "";
  }

  private static String annotations(AnnotatedElement element) {
    return Arrays.stream(element.getDeclaredAnnotations())
        .filter(annotation -> annotation.annotationType().getName().startsWith("java.lang."))
        .map(annotation -> " " + annotation)
        .sorted()
        .collect(Collectors.joining());
  }

  private static String shown(Object value) {
    return value instanceof Class<?> type ? type.getName() : value.toString();
  }

  private static String header(Class<?> type) {
    String above =
        Stream.concat(
                Stream.ofNullable(type.getGenericSuperclass()),
                Arrays.stream(type.getGenericInterfaces()))
            .map(java.lang.reflect.Type::getTypeName)
            .filter(name -> !name.equals("java.lang.Object"))
            .collect(Collectors.joining(", "));
    return type.getName() + ": " + type.toGenericString() + (above.isEmpty() ? "" : " : " + above);
  }

  private static <T extends Member> void addAll(
      T[] members, Function<T, String> text, Set<String> all) {
    for (T member : members) {
      if (isVisible(member.getModifiers()) && !member.isSynthetic()) {
        all.add(text.apply(member));
      }
    }
  }

  private static boolean isVisible(int modifiers) {
    return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
  }
}
