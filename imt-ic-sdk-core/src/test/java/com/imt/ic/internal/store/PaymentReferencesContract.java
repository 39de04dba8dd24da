package com.imt.ic.internal.store;

import static com.imt.ic.internal.store.Entries.GUID;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.imt.ic.PaymentGuid;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Several payments may carry the same, and one payment several things; each pair is kept once. */
abstract class PaymentReferencesContract extends StoreContract {

  private static final PaymentGuid OTHER = PaymentGuid.of("other");

  @Test
  void payments_are_found_by_all_that_they_carry() {
    PaymentReference one = new PaymentReference("a".repeat(64), GUID);
    PaymentReference same = new PaymentReference("a".repeat(64), OTHER);
    PaymentReference further = new PaymentReference("b".repeat(64), GUID);
    run(transaction -> transaction.references().add(List.of(one, same)));

    assertEquals(
        Set.of(further), read(transaction -> transaction.references().add(List.of(one, further))));

    assertEquals(Set.of(one, same), known(one.reference()));
    assertEquals(Set.of(further), known(further.reference(), "c"));
    assertEquals(Set.of(), known());
    assertEquals(Set.of(), known("A".repeat(64)));
  }

  @Test
  void hundreds_are_kept_and_found_at_once() {
    List<PaymentReference> many =
        IntStream.range(0, 700)
            .mapToObj(i -> new PaymentReference("r" + i, PaymentGuid.of("p" + i)))
            .toList();
    run(transaction -> transaction.references().add(many));

    assertEquals(
        Set.copyOf(many),
        known(many.stream().map(PaymentReference::reference).toArray(String[]::new)));
  }

  private Set<PaymentReference> known(String... references) {
    return read(transaction -> transaction.references().known(List.of(references)));
  }
}
