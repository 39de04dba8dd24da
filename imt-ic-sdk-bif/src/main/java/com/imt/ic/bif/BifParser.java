package com.imt.ic.bif;

import java.io.IOException;
import java.io.InputStream;

/** stub. */
@SuppressWarnings({"DoNotCallSuggester", "UnusedVariable"})
public final class BifParser {
  private BifParser() {}

  /** stub. */
  public static BifParser of(BifLayout layout) {
    throw new UnsupportedOperationException("not yet");
  }

  /** stub. */
  public BifParseResult parse(InputStream in) throws IOException {
    throw new UnsupportedOperationException("not yet");
  }
}
