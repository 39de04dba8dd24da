package com.imt.ic.bif.internal;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;

/**
 * Steps that are done one after the other, always the same ones, composed into one method handle.
 * The JVM compiles that into straight code, each step with the constants of its object, as if the
 * columns of the layout had been written out by hand; a loop over objects of a dozen classes takes
 * two to three times as long, since it cannot know what comes next. Compose once and keep it: each
 * composition is compiled anew. Immutable, and thread-safe where its steps are.
 *
 * @param <A> what the steps work on
 * @param <B> what else they work on
 */
final class Unrolled<A, B> {

  /**
   * One step. Make it a lambda or a record: of no other class does the JVM take the fields for
   * constants.
   *
   * @param <A> what it works on
   * @param <B> what else it works on
   */
  @FunctionalInterface
  interface Step<A, B> {
    void run(A one, B other);
  }

  private static final MethodType TYPE =
      MethodType.methodType(void.class, Object.class, Object.class);
  private static final MethodHandle RUN = handleOfRun();

  private final MethodHandle all;

  private Unrolled(MethodHandle all) {
    this.all = all;
  }

  static <A, B> Unrolled<A, B> of(List<? extends Step<A, B>> steps) {
    return new Unrolled<>(composed(steps));
  }

  /** In halves, so that even a layout of thousands of columns does not nest deeply. */
  private static MethodHandle composed(List<? extends Step<?, ?>> steps) {
    int half = steps.size() / 2;
    return switch (steps.size()) {
      case 0 -> MethodHandles.empty(TYPE);
      case 1 -> RUN.bindTo(steps.get(0));
      default ->
          MethodHandles.foldArguments(
              composed(steps.subList(half, steps.size())), composed(steps.subList(0, half)));
    };
  }

  void run(A one, B other) {
    try {
      all.invokeExact((Object) one, (Object) other);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError("A step throws nothing that is checked", e);
    }
  }

  private static MethodHandle handleOfRun() {
    try {
      return MethodHandles.lookup().findVirtual(Step.class, "run", TYPE);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }
}
