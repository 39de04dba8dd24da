package com.imt.ic.testkit;

import java.util.List;

/** Which rows of a report are on a page. */
record RowRange(long skipped, int most) {

  static final RowRange ALL = new RowRange(0, Integer.MAX_VALUE);

  <T> List<T> of(List<T> rows) {
    return rows.stream().skip(skipped).limit(most).toList();
  }
}
