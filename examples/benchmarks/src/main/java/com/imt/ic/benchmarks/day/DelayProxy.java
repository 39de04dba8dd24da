package com.imt.ic.benchmarks.day;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** A network in between: what comes in goes out about half a millisecond later, either way. */
final class DelayProxy implements AutoCloseable {

  /** Waking the threads takes the rest; {@link DayReport} says how long it was in all. */
  private static final long DELAY_NANOS = 300_000;

  private static final int MOST_WAITING = 1_000;

  private record Chunk(byte[] bytes, long due) {}

  private final ServerSocket listener;
  private final int target;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "delay");
            thread.setDaemon(true);
            return thread;
          });

  DelayProxy(int target) throws IOException {
    this.target = target;
    listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    threads.execute(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket near = listener.accept();
        Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
        near.setTcpNoDelay(true);
        far.setTcpNoDelay(true);
        pass(near, far);
        pass(far, near);
      } catch (IOException e) {
        if (!listener.isClosed()) {
          throw new IllegalStateException("The proxy lost its listener or its target", e);
        }
      }
    }
  }

  /** One thread reads and notes when, another one writes when it is time: the delay is no queue. */
  private void pass(Socket from, Socket to) {
    BlockingQueue<Chunk> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    threads.execute(() -> read(from, waiting));
    threads.execute(() -> write(to, waiting));
  }

  private static void read(Socket from, BlockingQueue<Chunk> waiting) {
    byte[] buffer = new byte[1 << 16];
    try {
      try (InputStream in = from.getInputStream()) {
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
          waiting.put(new Chunk(Arrays.copyOf(buffer, n), System.nanoTime() + DELAY_NANOS));
        }
      } catch (IOException e) {
        // closed by the other side, which the writer is told as well
      }
      waiting.put(new Chunk(new byte[0], System.nanoTime()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void write(Socket to, BlockingQueue<Chunk> waiting) {
    try (OutputStream out = to.getOutputStream()) {
      for (Chunk chunk = waiting.take(); chunk.bytes.length > 0; chunk = waiting.take()) {
        for (long rest = chunk.due - System.nanoTime(); rest > 0; ) {
          LockSupport.parkNanos(rest);
          rest = chunk.due - System.nanoTime();
        }
        out.write(chunk.bytes);
      }
    } catch (IOException e) {
      // closed by this side, whose reader ends too
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    threads.shutdownNow();
  }
}
