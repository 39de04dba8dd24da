package com.imt.ic.testkit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Which test an extension's field is asked by. A thread may be in several at once: in a class and
 * its test, or in a test that waits while JUnit lends its thread to another. Thread-safe.
 */
final class RunningTests {

  private final ThreadLocal<Deque<ExtensionContext>> ofThread =
      ThreadLocal.withInitial(ArrayDeque::new);
  private final Set<ExtensionContext> tests = ConcurrentHashMap.newKeySet();

  void begin(ExtensionContext context) {
    ofThread.get().push(context);
    if (context.getTestMethod().isPresent()) {
      tests.add(context);
    }
  }

  void end(ExtensionContext context) {
    tests.remove(context);
    Deque<ExtensionContext> here = ofThread.get();
    here.remove(context);
    if (here.isEmpty()) {
      ofThread.remove();
    }
  }

  /** That of this thread; of a thread that the test started, the only test that runs. */
  ExtensionContext current() {
    Deque<ExtensionContext> here = ofThread.get();
    if (!here.isEmpty()) {
      return here.element();
    }
    ofThread.remove();
    Iterator<ExtensionContext> running = tests.iterator();
    if (!running.hasNext()) {
      throw new IllegalStateException(
          "No test is running: register the extension in a field with @RegisterExtension, and ask it within a test or a lifecycle method, not in another field's initializer");
    }
    ExtensionContext only = running.next();
    if (running.hasNext()) {
      throw new IllegalStateException(
          "Several tests run at once and this thread is none of theirs; ask in the test's own thread and hand on what it answers, or take it as a parameter of the test");
    }
    return only;
  }
}
