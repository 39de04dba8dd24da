package com.imt.ic.bif;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;

/** stub. */
@SuppressWarnings({"DoNotCallSuggester", "UnusedVariable"})
public final class BifWriter {
  private BifWriter() {}

  /**
   * A writer of that layout.
   *
   * @param layout the layout
   * @return the writer
   */
  public static BifWriter of(BifLayout layout) {
    throw new UnsupportedOperationException("not yet");
  }

  /** stub. */
  public BifSummary write(Iterator<BifRecord> records, OutputStream out) throws IOException {
    throw new UnsupportedOperationException("not yet");
  }
}
