package com.imt.ic.blackbox;

import com.imt.ic.AccountNumber;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Everything that a record of the ledger's package says, as one text that a table can hold. */
public final class Facts {

  private static final Set<String> NO_FACTS = Set.of("toString", "hashCode", "toBuilder");

  private Facts() {}

  public static String of(Object record) {
    Map<String, String> facts = new TreeMap<>();
    for (Method method : record.getClass().getDeclaredMethods()) {
      if (Modifier.isPublic(method.getModifiers())
          && !Modifier.isStatic(method.getModifiers())
          && method.getParameterCount() == 0
          && !NO_FACTS.contains(method.getName())) {
        try {
          text(method.invoke(record)).ifPresent(text -> facts.put(method.getName(), text));
        } catch (ReflectiveOperationException e) {
          throw new LinkageError(method.toString(), e);
        }
      }
    }
    return facts.toString();
  }

  private static Optional<String> text(Object value) {
    if (value instanceof Optional<?> optional) {
      return optional.flatMap(Facts::text);
    }
    if (value instanceof AccountNumber account) {
      return Optional.of(account.value()); // whose own text hides it
    }
    return value == null
        ? Optional.empty()
        : Optional.of(
            value.getClass().getPackageName().endsWith(".ledger") && !(value instanceof Enum)
                ? of(value)
                : value.toString());
  }
}
