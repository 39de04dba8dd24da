package com.imt.ic.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A JVM of its own for one program, of the same Java as this one. */
public final class ChildJvm {

  /** The class path of this JVM. */
  public static final String CLASS_PATH = System.getProperty("java.class.path");

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private ChildJvm() {}

  /**
   * Runs a program to its end.
   *
   * @return whether it ended well, in time
   */
  public static boolean succeeds(
      List<String> jvmArguments, String classPath, Class<?> program, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvmArguments);
    command.addAll(List.of("-cp", classPath, program.getName()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).inheritIO().start();
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
      return false;
    }
    return process.exitValue() == 0;
  }
}
