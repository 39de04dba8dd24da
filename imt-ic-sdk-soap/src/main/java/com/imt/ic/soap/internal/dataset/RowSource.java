package com.imt.ic.soap.internal.dataset;

import java.io.IOException;

/** One row after the other, none of which is kept. Not thread-safe. */
public interface RowSource {

  /** Goes to the next row; false after the answer's proper end. */
  boolean advance() throws IOException;

  /** The row at which {@link #advance()} stopped; another one after the next advance. */
  CurrentRow current();
}
