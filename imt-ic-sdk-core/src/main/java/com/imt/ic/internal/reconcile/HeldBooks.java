package com.imt.ic.internal.reconcile;

import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the host's books hold, asked for payment by payment in the order of the GUIDs. */
interface HeldBooks extends AutoCloseable {

  /**
   * What they hold of some payments, which come after all that were asked for before.
   *
   * @param beside gets what they hold of payments in between that nobody asks for
   * @return what they hold of each of which they hold anything; null where they do not tell
   */
  @Nullable Map<PaymentGuid, InBooks> of(
      List<PaymentGuid> payments, Consumer<List<SortedBooks.Entry>> beside);

  /** What they hold of payments behind the last one that was asked for. */
  default void rest(Consumer<List<SortedBooks.Entry>> beside) {}

  /** All that they told, receipts less reversals; null where they do not tell. */
  @Nullable Money told();

  @Override
  default void close() {}
}
