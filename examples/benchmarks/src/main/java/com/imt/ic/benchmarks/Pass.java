package com.imt.ic.benchmarks;

/**
 * One measurement of one work.
 *
 * @param wall milliseconds on the clock
 * @param cpu milliseconds of the JVM's CPU time, a server's not among them
 * @param ledger statements on Spectrum's own tables; 0 where they are not counted
 * @param others all other statements
 */
public record Pass(double wall, double cpu, long ledger, long others) {

  /** As one process tells it to another. */
  public String line() {
    return wall + " " + cpu + " " + ledger + " " + others;
  }

  public static Pass parse(String line) {
    String[] figures = line.split(" ", -1);
    return new Pass(
        Double.parseDouble(figures[0]),
        Double.parseDouble(figures[1]),
        Long.parseLong(figures[2]),
        Long.parseLong(figures[3]));
  }
}
