package com.imt.ic.benchmarks.day;

import com.imt.ic.benchmarks.ChildJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A {@link DayProcess}, which does a pass whenever it is told to and waits in between. */
final class Worker implements AutoCloseable {

  private final Process process;
  private final OutputStream orders;
  private final BufferedReader answers;

  Worker(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-cp",
                ChildJvm.CLASS_PATH,
                DayProcess.class.getName()));
    command.addAll(List.of(arguments));
    process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    orders = process.getOutputStream();
    answers =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  Pass pass() throws IOException {
    orders.write('\n');
    orders.flush();
    String answer = answers.readLine();
    if (answer == null) {
      throw new IllegalStateException("A process has failed, and said above why");
    }
    return Pass.parse(answer);
  }

  /** Lets it end by itself, so that H2 closes its file. */
  @Override
  public void close() throws IOException {
    orders.close();
    process.onExit().join();
  }
}
