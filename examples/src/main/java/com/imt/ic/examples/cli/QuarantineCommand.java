package com.imt.ic.examples.cli;

import com.imt.ic.quarantine.Quarantine;
import com.imt.ic.quarantine.QuarantineEntry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code quarantine}: the desk for what people must look at. */
@Command(
    name = "quarantine",
    description = "The desk for what people must look at, of the profile's biller.",
    mixinStandardHelpOptions = true,
    subcommands = {
      QuarantineListCommand.class,
      QuarantineRetryCommand.class,
      QuarantineResolveCommand.class
    })
final class QuarantineCommand {

  /** Taken before the action's name as well as behind it. */
  @Mixin private CommonOptions options = new CommonOptions();

  QuarantineCommand() {}

  CommonOptions options() {
    return options;
  }

  /** {@return the entry; where this biller has none of that id, the command has failed} */
  static QuarantineEntry entry(Quarantine quarantine, long id) {
    return quarantine
        .find(id)
        .orElseThrow(
            () ->
                new CommandFailure(
                    "quarantine: the profile's biller has no entry "
                        + id
                        + "; quarantine list --all shows which there are"));
  }
}
