package com.imt.ic.examples.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;

/**
 * One {@code spectrum poll} in a JVM of its own, which is to be killed with SIGKILL at a moment
 * that is decided before it begins: so many milliseconds after its start, or while a request, an
 * answer's part or what follows an answer is under way, or at a commit.
 */
final class DoomedPoll implements AutoCloseable {

  /** 128 and SIGKILL: how a process ends that was killed, and no other way. */
  private static final int KILLED = 137;

  /** A database in a file is in the process itself: nobody else sees its commits. */
  private static final List<Phase> IN_A_FILE =
      List.of(Phase.STARTING, Phase.ASKING, Phase.READING, Phase.STORING);

  private static final int USUAL_LIFE = 4000;

  private final CompletableFuture<Process> process = new CompletableFuture<>();
  private final CompletableFuture<Void> moment = new CompletableFuture<>();
  private final AtomicReference<Phase> phase = new AtomicReference<>();
  private final UnreliableRelay relay;
  private final CommitWatch commits;
  private final int delay;

  /**
   * Starts a poll.
   *
   * @param postgres PostgreSQL's port, 0 for a database in a file
   * @param arguments the command line, by InvoiceCloud's address and PostgreSQL's port
   */
  DoomedPoll(
      Random random,
      URI cloud,
      int postgres,
      BiFunction<URI, Integer, List<String>> arguments,
      Path log)
      throws IOException {
    List<Phase> phases = postgres == 0 ? IN_A_FILE : List.of(Phase.values());
    Phase wanted = phases.get(random.nextInt(phases.size()));
    boolean atCommit = wanted == Phase.BEFORE_COMMIT || wanted == Phase.AFTER_COMMIT;
    int request = 1 + random.nextInt(5);
    int hundredth = random.nextInt(100);
    delay = wanted == Phase.STARTING ? random.nextInt(USUAL_LIFE) : random.nextInt(30);
    relay =
        new UnreliableRelay(
            cloud,
            random.nextLong(),
            (now, asked, sent) -> {
              if (now == wanted
                  && asked >= request
                  && (now != Phase.READING || sent >= hundredth)) {
                moment.complete(null);
              }
            });
    commits =
        new CommitWatch(postgres, atCommit ? 1 + random.nextInt(20) : 0, wanted, this::killNow);
    if (wanted == Phase.STARTING) {
      moment.complete(null);
    }
    process.complete(
        SpectrumProcess.start(arguments.apply(relay.baseAddress(), commits.port()), log));
  }

  private void killNow(Phase now) {
    Process running = process.join();
    if (running.isAlive() && phase.compareAndSet(null, now)) {
      running.destroyForcibly().onExit().join();
    }
  }

  boolean isAlive() {
    return process.join().isAlive();
  }

  /** Waits for the moment, if the process lives to see it, and kills. */
  void killInTime() throws InterruptedException {
    Process running = process.join();
    CompletableFuture.anyOf(moment, running.onExit()).join();
    if (!running.waitFor(delay, TimeUnit.MILLISECONDS)) {
      killNow(relay.phase());
    }
    running.waitFor();
  }

  /** Whether it was killed, and did not end by itself before. */
  boolean wasKilled() {
    return process.join().exitValue() == KILLED && phase.get() != null;
  }

  Phase phase() {
    return phase.get();
  }

  @Override
  public void close() throws IOException {
    process.join().destroyForcibly();
    relay.close();
    commits.close();
  }
}
