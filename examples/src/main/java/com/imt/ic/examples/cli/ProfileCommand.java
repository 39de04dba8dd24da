package com.imt.ic.examples.cli;

import com.imt.ic.profile.Profile;
import com.imt.ic.profile.ProfileException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code profile}: what holds for the biller, and which file and line says so. */
@Command(
    name = "profile",
    description = "Print the effective profile and where each value comes from, or all its faults.",
    mixinStandardHelpOptions = true)
final class ProfileCommand implements Callable<Integer> {

  @Mixin private CommonOptions options = new CommonOptions();

  @Option(
      names = "--markdown",
      description = "A page for people instead: capabilities, invoice file, what differs.")
  private boolean markdown;

  @Override
  public Integer call() {
    PrintWriter out = options.printer();
    Profile profile = profile(out);
    if (markdown) {
      out.print(ProfileMarkdown.of(profile));
    } else {
      for (Profile.Setting setting : profile.settings()) {
        out.println(setting.path() + " = " + setting.value() + "  (" + setting.origin() + ")");
      }
    }
    out.flush();
    return 0;
  }

  private Profile profile(PrintWriter out) {
    try {
      return options.profile();
    } catch (ProfileException e) {
      e.problems().forEach(out::println);
      throw new CommandFailure(
          "the profile has %s fault%s, listed above; mend them and print it again"
              .formatted(e.faults().size(), e.faults().size() == 1 ? "" : "s"));
    }
  }
}
