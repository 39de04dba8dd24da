package com.imt.ic.bif.internal;

import com.imt.ic.BillerId;
import com.imt.ic.Money;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One record between the line and the invoice, used again for every line. Confined to one thread.
 */
public final class Row {

  boolean rewritten;
  @Nullable BillerId bid;
  @Nullable Money minimumPayment;
  @Nullable Object[] values;
  Map<String, String> custom = new TreeMap<>();

  /** Takes the array over; columns set the places that they carry in every line. */
  Row(@Nullable Object[] values) {
    this.values = values;
  }

  void setCustom(String name, @Nullable String text) {
    if (text == null) {
      custom.remove(name);
    } else {
      custom.put(name, text);
    }
  }

  public boolean isRewritten() {
    return rewritten;
  }

  /** Null where it could not be read. */
  public @Nullable BillerId bid() {
    return bid;
  }

  /** What stood in the column of the minimum payment; null for nothing, or no such column. */
  public @Nullable Money minimumPayment() {
    return minimumPayment;
  }

  public @Nullable Object[] values() {
    return values;
  }

  public Map<String, String> custom() {
    return custom;
  }
}
