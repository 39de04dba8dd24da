package com.imt.ic.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A JVM of its own that does a pass for each line that it is told, and waits in between. */
public final class Worker implements AutoCloseable {

  private final Process process;
  private final OutputStream orders;
  private final BufferedReader answers;

  /** Starts the program. */
  public Worker(List<String> jvmArguments, Class<?> program, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvmArguments);
    command.addAll(List.of("-cp", ChildJvm.CLASS_PATH, program.getName()));
    command.addAll(List.of(arguments));
    process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    orders = process.getOutputStream();
    answers =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /**
   * Has it do a pass.
   *
   * @param order one line of text, or none of it
   */
  public Pass pass(String order) throws IOException {
    orders.write((order + '\n').getBytes(StandardCharsets.UTF_8));
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
