package com.imt.ic.internal.reconcile;

import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.internal.reconcile.SortedBooks.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Books that told everything. Not thread-safe. */
record WholeBooks(SortedBooks books) implements HeldBooks {

  private static final int TOGETHER = 500;

  @Override
  public Map<PaymentGuid, InBooks> of(List<PaymentGuid> payments, Consumer<List<Entry>> beside) {
    Map<PaymentGuid, InBooks> held = new HashMap<>();
    Set<PaymentGuid> asked = new HashSet<>(payments);
    PaymentGuid last = payments.get(payments.size() - 1);
    List<Entry> others = new ArrayList<>();
    for (Entry next = books.peek();
        next != null && next.payment().compareTo(last) <= 0;
        next = books.peek()) {
      Entry entry = books.next();
      if (asked.contains(entry.payment())) {
        held.put(entry.payment(), entry.held());
      } else {
        others.add(entry);
        pass(others, beside, TOGETHER);
      }
    }
    pass(others, beside, 1);
    return held;
  }

  @Override
  public void rest(Consumer<List<Entry>> beside) {
    List<Entry> others = new ArrayList<>();
    while (books.peek() != null) {
      others.add(books.next());
      pass(others, beside, TOGETHER);
    }
    pass(others, beside, 1);
  }

  private static void pass(List<Entry> others, Consumer<List<Entry>> beside, int atLeast) {
    if (others.size() >= atLeast) {
      beside.accept(List.copyOf(others));
      others.clear();
    }
  }

  @Override
  public Money told() {
    return books.told();
  }

  @Override
  public void close() {
    books.close();
  }
}
