package com.imt.ic.bif;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a file holds: the records that could be read, beside the problems of those that could not.
 * Immutable and thread-safe.
 *
 * @param records in the order of the file; a line with a problem is not among them
 * @param problems in the order of the file
 * @param overlooked the faults that the file has and that the parser was told to overlook; {@link
 *     BifLeniency#REPEATED_INVOICE} is never among them, since such a parser does not look for it
 */
public record BifParseResult(
    List<BifRecord> records, List<BifProblem> problems, Set<BifLeniency> overlooked) {

  /** Copies. */
  public BifParseResult {
    records = List.copyOf(records);
    problems = List.copyOf(problems);
    EnumSet<BifLeniency> inOrder = EnumSet.noneOf(BifLeniency.class);
    inOrder.addAll(overlooked);
    overlooked = Collections.unmodifiableSet(inOrder);
  }

  /**
   * Whether the file is whole and right.
   *
   * @return true when there is no problem
   */
  public boolean isClean() {
    return problems.isEmpty();
  }

  /**
   * The records of a file that must be right.
   *
   * @return all records
   * @throws InvalidInvoicesException when there is a problem
   */
  public List<BifRecord> orThrow() {
    if (!problems.isEmpty()) {
      throw new InvalidInvoicesException(problems);
    }
    return records;
  }

  @Override
  public String toString() {
    return "BifParseResult["
        + records.size()
        + " records, "
        + problems.size()
        + (problems.size() == 1 ? " problem]" : " problems]");
  }
}
