package com.imt.ic.examples.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between one process and PostgreSQL, and has the process killed at one of its commits:
 * before the database hears of it, or when it is done and the process waits for the answer.
 */
final class CommitWatch implements AutoCloseable {

  /** Kills the process at once. */
  @FunctionalInterface
  interface Killer {
    void kill(Phase phase);
  }

  /** As the driver sends it; {@code prepareThreshold=0} keeps it from a shorter form. */
  private static final String COMMIT = "COMMIT\0";

  private final ServerSocket listener;
  private final int database;
  private final AtomicInteger commitsLeft;
  private final Phase moment;
  private final Killer killer;

  /**
   * Begins to listen.
   *
   * @param database the database's port on this machine
   * @param commit which commit is the process's last, 0 for none
   * @param moment before or after
   */
  CommitWatch(int database, int commit, Phase moment, Killer killer) throws IOException {
    this.database = database;
    this.commitsLeft = new AtomicInteger(commit);
    this.moment = moment;
    this.killer = killer;
    listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    start(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "commit-watch");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    while (true) {
      try {
        Socket process = listener.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), database);
        process.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        AtomicBoolean done = new AtomicBoolean();
        start(() -> handOn(process, server, done));
        start(() -> handBack(server, process, done));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void handOn(Socket process, Socket server, AtomicBoolean done) {
    copy(
        process,
        server,
        (buffer, length) -> {
          if (!isLast(buffer, length)) {
            return true;
          }
          if (moment == Phase.BEFORE_COMMIT) {
            killer.kill(moment);
            return false;
          }
          done.set(true);
          return true;
        });
  }

  private void handBack(Socket server, Socket process, AtomicBoolean done) {
    copy(
        server,
        process,
        (buffer, length) -> {
          if (done.get()) {
            killer.kill(moment); // the answer is here, and goes no further
            return false;
          }
          return true;
        });
  }

  /** Whether bytes go on. */
  private interface Gate {
    boolean passes(byte[] buffer, int length);
  }

  private static void copy(Socket from, Socket to, Gate gate) {
    byte[] buffer = new byte[64 * 1024];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      int read = in.read(buffer);
      while (read >= 0 && gate.passes(buffer, read)) {
        out.write(buffer, 0, read);
        out.flush();
        read = in.read(buffer);
      }
    } catch (IOException e) {
      // one of the two is gone, and so is the other
    }
  }

  private boolean isLast(byte[] buffer, int length) {
    return new String(buffer, 0, length, StandardCharsets.ISO_8859_1).contains(COMMIT)
        && commitsLeft.decrementAndGet() == 0;
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
