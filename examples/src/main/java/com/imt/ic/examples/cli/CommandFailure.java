package com.imt.ic.examples.cli;

import com.imt.ic.examples.spectrum.SpectrumException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A command that failed; its message is the one line that the user sees. */
final class CommandFailure extends SpectrumException {

  private static final long serialVersionUID = 1L;

  CommandFailure(String message) {
    super(message, null);
  }

  CommandFailure(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /**
   * Of a file with bad lines, of which nothing was sent.
   *
   * @param file its name
   * @param act what was to be done with its invoices: send, load
   * @param problems what is wrong, each with its line; at least one
   */
  static CommandFailure ofLines(String file, String act, List<String> problems) {
    String more =
        problems.size() == 1
            ? ""
            : " (and %s more; --skip-invalid lists them)".formatted(problems.size() - 1);
    return new CommandFailure(
        "%s %s%s Nothing was sent; correct it, or %s the others with --skip-invalid."
            .formatted(file, problems.get(0), more, act));
  }
}
