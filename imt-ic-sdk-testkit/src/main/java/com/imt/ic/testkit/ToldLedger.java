package com.imt.ic.testkit;

import com.imt.ic.ledger.Ledger;
import com.imt.ic.ledger.LedgerTransaction;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A host's ledger, of which a story tells what it was asked and what it answered. */
final class ToldLedger {

  private static final Set<String> NOT_TOLD =
      Set.of("isSeparate", "read", "readSince", "readPayments", "toString", "hashCode", "equals");

  private ToldLedger() {}

  /** The same books; as thread-safe as they are. */
  static Ledger of(Ledger ledger, Story story) {
    return (Ledger)
        Proxy.newProxyInstance(
            Ledger.class.getClassLoader(),
            new Class<?>[] {Ledger.class},
            (proxy, method, arguments) -> {
              String name = method.getName();
              try {
                Object answer = method.invoke(ledger, arguments);
                if (!NOT_TOLD.contains(name)) {
                  note(story, name, arguments, answer);
                }
                return answer;
              } catch (InvocationTargetException e) {
                Throwable thrown = e.getCause() == null ? e : e.getCause();
                note(story, name, arguments, "threw " + thrown);
                throw thrown;
              }
            });
  }

  private static void note(
      Story story, String method, Object @Nullable [] arguments, @Nullable Object answer) {
    if (arguments != null && arguments.length > 0 && arguments[0] instanceof List<?> several) {
      for (int i = 0; i < several.size(); i++) {
        Object one = several.get(i);
        Object answered =
            answer instanceof List<?> answers && answers.size() > i ? answers.get(i) : answer;
        story.note(() -> "ledger " + method + " " + StoryText.of(one) + ": " + answered);
      }
      return;
    }
    List<Object> facts =
        arguments == null
            ? List.of()
            : Arrays.stream(arguments)
                .filter(each -> !(each instanceof LedgerTransaction))
                .toList();
    story.note(
        () ->
            "ledger "
                + method
                + " "
                + facts.stream().map(StoryText::of).collect(Collectors.joining(" is now "))
                + ": "
                + answer);
  }
}
