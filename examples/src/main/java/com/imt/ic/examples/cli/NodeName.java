package com.imt.ic.examples.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Instant;
import java.util.Optional;

/**
 * This process's name among those that poll into one database: the machine, the process, and when
 * it began, so that a process which was killed can be told from one that is busy.
 */
final class NodeName {

  private static final String SEPARATOR = "#";

  private NodeName() {}

  static String ofThisProcess() {
    return name(ProcessHandle.current());
  }

  /** Whether that name is of a process of this machine that has ended. */
  static boolean isGone(String name) {
    String[] parts = name.split(SEPARATOR, -1);
    if (parts.length != 3 || !parts[0].equals(machine())) {
      return false;
    }
    Optional<ProcessHandle> process = ProcessHandle.of(Long.parseLong(parts[1]));
    return process
        .filter(ProcessHandle::isAlive)
        .map(alive -> !name(alive).equals(name))
        .orElse(true);
  }

  private static String name(ProcessHandle process) {
    String began = process.info().startInstant().map(Instant::toString).orElse("");
    return machine() + SEPARATOR + process.pid() + SEPARATOR + began;
  }

  private static String machine() {
    try {
      return InetAddress.getLocalHost().getHostName().replace(SEPARATOR, "");
    } catch (IOException e) {
      return "this machine";
    }
  }
}
