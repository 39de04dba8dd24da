package com.imt.ic.benchmarks.day;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One measurement of one work.
 *
 * @param wall milliseconds on the clock
 * @param cpu milliseconds of the JVM's CPU time, the database's not among them
 * @param ledger statements on Spectrum's own tables; 0 where they are not counted
 * @param others all other statements
 */
record Pass(double wall, double cpu, long ledger, long others) {

  /** From one process to another. */
  static void write(List<Pass> passes, Path file) throws IOException {
    Files.write(
        file,
        passes.stream()
            .map(pass -> pass.wall + " " + pass.cpu + " " + pass.ledger + " " + pass.others)
            .toList());
  }

  static List<Pass> read(Path file) throws IOException {
    List<Pass> passes = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      String[] figures = line.split(" ", -1);
      passes.add(
          new Pass(
              Double.parseDouble(figures[0]),
              Double.parseDouble(figures[1]),
              Long.parseLong(figures[2]),
              Long.parseLong(figures[3])));
    }
    return passes;
  }
}
