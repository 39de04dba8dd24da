package com.imt.ic.profile;

import com.imt.ic.InvoiceCloudException;
import java.io.Serializable;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A profile that cannot be used, with every fault in it at once. */
public class ProfileException extends InvoiceCloudException {

  private static final long serialVersionUID = 2L;

  private final Fault[] faults;

  /**
   * One fault of a profile. Immutable and thread-safe.
   *
   * @param path where it is, as a JSON path such as {@code $.biller.timeZone}
   * @param problem what is found there, what is allowed, and what to do
   * @param place the override and the line in which it stands, such as {@code profile.json, line
   *     3}; null where no override has it, as with what is missing
   */
  public record Fault(String path, String problem, @Nullable String place) implements Serializable {

    @Override
    public String toString() {
      return path + ": " + problem + (place == null ? "" : " (" + place + ")");
    }
  }

  /** Takes the faults; at least one. */
  ProfileException(List<Fault> faults) {
    super(
        "The profile has %s fault%s: %s"
            .formatted(
                faults.size(),
                faults.size() == 1 ? "" : "s",
                faults.stream().map(Fault::toString).collect(Collectors.joining("; "))));
    this.faults = faults.toArray(new Fault[0]);
  }

  /** {@return every fault, in the order of the override's lines, then by path} */
  public List<Fault> faults() {
    return List.of(faults);
  }

  /** {@return the same in one line each, beginning with the JSON path} */
  public List<String> problems() {
    return faults().stream().map(Fault::toString).toList();
  }
}
