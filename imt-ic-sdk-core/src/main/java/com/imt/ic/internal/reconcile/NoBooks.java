package com.imt.ic.internal.reconcile;

import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.internal.reconcile.SortedBooks.Entry;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Books that tell nothing. */
record NoBooks() implements HeldBooks {

  @Override
  public @Nullable Map<PaymentGuid, InBooks> of(
      List<PaymentGuid> payments, Consumer<List<Entry>> beside) {
    return null;
  }

  @Override
  public @Nullable Money told() {
    return null;
  }
}
