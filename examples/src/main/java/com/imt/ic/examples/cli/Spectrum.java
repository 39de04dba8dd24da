package com.imt.ic.examples.cli;

import com.imt.ic.InvoiceCloudException;
import com.imt.ic.Redaction;
import com.imt.ic.examples.spectrum.SpectrumException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line: {@code spectrum COMMAND [options]}. */
@Command(
    name = "spectrum",
    description = "A miniature Spectrum that embeds the IMT-InvoiceCloud SDK.",
    mixinStandardHelpOptions = true,
    subcommands = {
      DayCommand.class,
      BifCommand.class,
      LoadCommand.class,
      PollCommand.class,
      HostCommand.class,
      ReconcileCommand.class,
      StatusCommand.class,
      QuarantineCommand.class,
      ProfileCommand.class,
      ExportCommand.class,
      CheckContractCommand.class
    })
public final class Spectrum {

  /** Kept, since a logger that nobody holds loses its level. */
  private static final Logger ROOT_LOGGER = Logger.getLogger("");

  private Spectrum() {}

  /**
   * Runs one command and ends the process.
   *
   * @param args the command and its options
   */
  public static void main(String[] args) {
    // The SOAP stack logs to java.util.logging, which writes to standard error by default.
    ROOT_LOGGER.setLevel(Level.OFF);
    // H2 serves a second process over a socket, which belongs on this machine alone.
    System.setProperty("h2.bindAddress", "127.0.0.1");
    int status =
        run(
            new PrintWriter(System.out, true, StandardCharsets.UTF_8),
            new PrintWriter(System.err, true, StandardCharsets.UTF_8),
            args);
    System.exit(status);
  }

  /**
   * Runs one command.
   *
   * @param out where results go
   * @param err where failures go
   * @param args the command and its options
   * @return 0 done, 1 failed, 2 wrong usage, 3 where something needs a person
   */
  static int run(PrintWriter out, PrintWriter err, String... args) {
    CommandLine commandLine = new CommandLine(new Spectrum());
    commandLine.setOut(out).setErr(err);
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    commandLine.setExecutionExceptionHandler(
        (exception, command, parsed) -> {
          err.println("spectrum: " + oneLine(exception));
          if (Arrays.asList(args).contains("--verbose")) {
            exception.printStackTrace(err);
          }
          return CommandLine.ExitCode.SOFTWARE;
        });
    if (args.length == 0) {
      commandLine.usage(err);
      return CommandLine.ExitCode.USAGE;
    }
    return commandLine.execute(args);
  }

  private static String oneLine(Throwable exception) {
    String message = exception.getMessage();
    if (exception instanceof SpectrumException || exception instanceof InvoiceCloudException) {
      return line(message);
    }
    return "unexpected "
        + exception.getClass().getSimpleName()
        + (message == null ? "" : ": " + Redaction.failureText(message))
        + "; run again with --verbose and report it";
  }

  private static String line(@Nullable String message) {
    return message == null ? "failed" : message.replaceAll("\\s*\\R\\s*", " ");
  }
}
