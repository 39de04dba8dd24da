package com.example.billing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The jar as a process of its own, of which a test reads what it prints. */
final class RunningHost implements AutoCloseable {

  /** Some seconds do on a machine that has nothing else to do. */
  private static final Duration LONGEST = Duration.ofMinutes(3);

  private final Process process;
  private final List<String> lines = new ArrayList<>();
  private boolean ended;

  private RunningHost(Process process) {
    this.process = process;
    Thread reader = new Thread(this::read, "output of the host");
    reader.setDaemon(true);
    reader.start();
  }

  static RunningHost start(Path java, Map<String, String> environment, String... options)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(java.toString(), "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-jar", System.getProperty("billing.jar")));
    command.addAll(List.of(options));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    return new RunningHost(builder.start());
  }

  private void read() {
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        told(line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      told(null);
    }
  }

  private synchronized void told(String line) {
    if (line == null) {
      ended = true;
    } else {
      lines.add(line);
    }
    notifyAll();
  }

  /** Waits until it has printed this, and gives the first group of it, or the whole. */
  synchronized String await(String pattern) throws InterruptedException {
    Pattern expected = Pattern.compile(pattern);
    long until = System.nanoTime() + LONGEST.toNanos();
    for (int seen = 0; ; ) {
      for (; seen < lines.size(); seen++) {
        Matcher found = expected.matcher(lines.get(seen));
        if (found.find()) {
          return found.group(found.groupCount());
        }
      }
      long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
      if (ended || left <= 0) {
        throw new AssertionError(
            "The host did not print \"%s\" but:%n%s".formatted(pattern, String.join("\n", lines)));
      }
      wait(left);
    }
  }

  /** All that it has printed. */
  synchronized String output() {
    return String.join("\n", lines);
  }

  /** Ends it as an operator does, and waits until it has ended. */
  @Override
  public void close() throws InterruptedException {
    process.toHandle().destroy(); // which leaves the output open, to be read to its end
    if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("The host did not end:\n" + output());
    }
  }
}
