package com.imt.ic.profile;

import com.imt.ic.InvoiceCloudException;
import java.util.List;

/** A profile that cannot be used, with every fault in it at once. */
public class ProfileException extends InvoiceCloudException {

  private static final long serialVersionUID = 1L;

  private final String[] problems;

  /** Takes one line for each fault, beginning with the JSON path; at least one. */
  public ProfileException(List<String> problems) {
    super(
        "The profile has %s fault%s: %s"
            .formatted(
                problems.size(), problems.size() == 1 ? "" : "s", String.join("; ", problems)));
    this.problems = problems.toArray(new String[0]);
  }

  /** {@return one line each, beginning with the JSON path, such as {@code $.biller.timeZone}} */
  public List<String> problems() {
    return List.of(problems);
  }
}
