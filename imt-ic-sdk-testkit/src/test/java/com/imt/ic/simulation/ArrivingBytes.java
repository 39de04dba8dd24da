package com.imt.ic.simulation;

import java.io.IOException;
import okio.Buffer;
import okio.Source;
import okio.Timeout;

/**
 * An answer's bytes as they come, a few at a time: the process that reads may end or sleep between
 * any two, the connection may break with an error or look like the answer's end, and a byte may
 * arrive that is no text.
 */
final class ArrivingBytes implements Source {

  private static final int AT_A_TIME = 4096;

  /** In no place of any UTF-8 text. */
  private static final byte NO_TEXT = (byte) 0xFF;

  private final World world;
  private final Node node;
  private final byte[] bytes;
  private final int end;
  private final boolean breaks;
  private int at;

  ArrivingBytes(World world, Node node, byte[] bytes) {
    this.world = world;
    this.node = node;
    this.bytes = bytes;
    Fate fate = world.fate();
    breaks = fate.fault(60);
    end = breaks || fate.fault(60) ? world.random().nextInt(bytes.length) : bytes.length;
    if (fate.fault(60)) {
      bytes[world.random().nextInt(bytes.length)] = NO_TEXT;
    }
  }

  @Override
  public long read(Buffer sink, long byteCount) throws IOException {
    world.fate().step(node);
    if (at == end) {
      if (breaks) {
        throw new IOException("the simulated connection was reset");
      }
      return -1;
    }
    int now = (int) Math.min(Math.min(byteCount, AT_A_TIME), end - at);
    sink.write(bytes, at, now);
    at += now;
    return now;
  }

  @Override
  public Timeout timeout() {
    return Timeout.NONE;
  }

  @Override
  public void close() {}
}
