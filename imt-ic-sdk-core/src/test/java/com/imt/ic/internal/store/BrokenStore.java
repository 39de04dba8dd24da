package com.imt.ic.internal.store;

import com.imt.ic.internal.store.jdbc.JdbcIntegrationStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/**
 * A sound store, one method of one part of which does something else.
 *
 * @param part the part's name, as {@link StoreTransaction} has it
 * @param method the method's name
 * @param sabotage what is done instead
 */
record BrokenStore(IntegrationStore sound, String part, String method, Sabotage sabotage)
    implements IntegrationStore {

  /** The call as the sound store answers it. */
  @FunctionalInterface
  interface SoundCall {
    Object make(Object... arguments);
  }

  /** What is done instead of a call. */
  @FunctionalInterface
  interface Sabotage {
    /**
     * Does it.
     *
     * @param transaction the sound transaction
     * @param call makes the sound call with the given arguments
     * @param arguments the arguments that came
     */
    Object instead(StoreTransaction transaction, SoundCall call, Object[] arguments);
  }

  static BrokenStore at(String part, String method, Sabotage sabotage) {
    return new BrokenStore(
        JdbcIntegrationStore.of(BrokenDatabase.sound(), Entries.BILLER), part, method, sabotage);
  }

  @Override
  public <T> T inTransaction(Work<T> work) {
    return sound.inTransaction(transaction -> work.run(broken(transaction)));
  }

  @Override
  public boolean isDatabaseTrouble(RuntimeException failure) {
    return sound.isDatabaseTrouble(failure);
  }

  private StoreTransaction broken(StoreTransaction transaction) {
    return proxy(
        StoreTransaction.class,
        (called, arguments) -> {
          Object found = call(transaction, called, arguments);
          return called.getName().equals(part)
              ? brokenPart(called.getReturnType(), found, transaction)
              : found;
        });
  }

  private <P> P brokenPart(Class<P> type, Object soundPart, StoreTransaction transaction) {
    return proxy(
        type,
        (called, arguments) ->
            called.getName().equals(method)
                ? sabotage.instead(
                    transaction, changed -> call(soundPart, called, changed), arguments)
                : call(soundPart, called, arguments));
  }

  /** What a proxy does. */
  private interface Behaviour {
    Object of(Method called, Object[] arguments);
  }

  private static <P> P proxy(Class<P> type, Behaviour behaviour) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, called, arguments) -> behaviour.of(called, arguments)));
  }

  private static Object call(Object target, Method called, Object[] arguments) {
    try {
      called.setAccessible(true);
      return called.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException thrown) {
        throw thrown;
      }
      if (e.getCause() instanceof Error thrown) {
        throw thrown;
      }
      throw new IllegalStateException(e.getCause());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
