package com.imt.ic.examples.cli;

import com.imt.ic.bif.BifInvoice;
import com.imt.ic.bif.BifProblem;
import com.imt.ic.bif.IvrCheck;
import com.imt.ic.profile.Profile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * All open invoices of a biller in a CSV file, which may be too many to hold: the file is read anew
 * each time that somebody goes through them.
 */
record LoadSource(Path file) {

  private static final int CHUNK = 500;
  private static final int MOST_LISTED = 1_000;

  /**
   * What a first look at the file finds.
   *
   * @param problems of lines that cannot be read, the first ones
   * @param badLines how many lines have such problems
   * @param warnings of invoices that are sent although customers may not find them, the first ones
   * @param warned how many there are
   */
  record Look(List<String> problems, long badLines, List<String> warnings, long warned) {

    Look {
      problems = List.copyOf(problems);
      warnings = List.copyOf(warnings);
    }
  }

  Look look(Profile profile) {
    IvrCheck ivr = IvrCheck.of(profile);
    List<String> problems = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    long[] counts = new long[3]; // bad lines, the last of them, warnings
    for (InvoiceCsv.Line line :
        InvoiceCsv.read(
            file,
            problem -> {
              counts[0] += problem.line() == counts[1] ? 0 : 1;
              counts[1] = problem.line();
              add(problem.text(), problems);
            })) {
      ivr.check(line.invoice(), line.number())
          .ifPresent(
              warning -> {
                counts[2]++;
                add(described(line.number(), warning) + " " + warning.advice() + ".", warnings);
              });
    }
    return new Look(problems, counts[0], warnings, counts[2]);
  }

  private static void add(String text, List<String> texts) {
    if (texts.size() < MOST_LISTED) {
      texts.add(text);
    }
  }

  /**
   * The invoices, whose bad lines are left out.
   *
   * @param due says of some invoices what is due on them now
   */
  Iterable<BifInvoice> invoices(UnaryOperator<List<BifInvoice>> due) {
    return () -> new Invoices(InvoiceCsv.read(file, problem -> {}).iterator(), due);
  }

  private static final class Invoices implements Iterator<BifInvoice> {
    private final Iterator<InvoiceCsv.Line> lines;
    private final UnaryOperator<List<BifInvoice>> due;
    private Iterator<BifInvoice> some = List.<BifInvoice>of().iterator();

    Invoices(Iterator<InvoiceCsv.Line> lines, UnaryOperator<List<BifInvoice>> due) {
      this.lines = lines;
      this.due = due;
    }

    @Override
    public boolean hasNext() {
      if (!some.hasNext() && lines.hasNext()) {
        List<BifInvoice> chunk = new ArrayList<>(CHUNK);
        while (chunk.size() < CHUNK && lines.hasNext()) {
          chunk.add(lines.next().invoice());
        }
        some = due.apply(chunk).iterator();
      }
      return some.hasNext();
    }

    @Override
    public BifInvoice next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return some.next();
    }
  }

  /** {@return a text for each problem, by the line of its invoice} */
  List<String> described(Collection<BifProblem> problems) {
    if (problems.isEmpty()) {
      return List.of();
    }
    Set<Long> places = problems.stream().map(BifProblem::invoice).collect(Collectors.toSet());
    Map<Long, Long> lines = new HashMap<>();
    long place = 0;
    for (InvoiceCsv.Line line : InvoiceCsv.read(file, problem -> {})) {
      place++;
      if (places.contains(place)) {
        lines.put(place, line.number());
      }
    }
    return problems.stream()
        .map(problem -> described(lines.getOrDefault(problem.invoice(), 0L), problem))
        .toList();
  }

  private static String described(long line, BifProblem problem) {
    return "line %s (%s): %s; %s."
        .formatted(line, problem.columnName(), problem.found(), problem.expected());
  }
}
