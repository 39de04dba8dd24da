package com.imt.ic.examples.cli;

import com.imt.ic.profile.Profile;
import com.imt.ic.testkit.contract.ContractCheck;
import com.imt.ic.testkit.contract.ContractDifference;
import com.imt.ic.testkit.contract.ContractProposal;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code check-contract}: names every difference between real WSDLs, samples and the profile, says
 * which questions to InvoiceCloud they answer, and shows what the samples come to.
 */
@Command(
    name = "check-contract",
    description = "Compare real WSDLs and sample answers with the profile.",
    mixinStandardHelpOptions = true)
final class CheckContractCommand implements Callable<Integer> {

  @Mixin private CommonOptions options = new CommonOptions();

  @Option(
      names = "--wsdl",
      paramLabel = "DIR_OR_URL",
      required = true,
      description =
          "A folder of WSDLs, the address of the folder that holds NAME.asmx, or of one .asmx.")
  private String wsdl = "";

  @Option(
      names = "--samples",
      paramLabel = "DIR",
      description = "A folder of recorded answers (*.response.xml).")
  private @Nullable Path samples;

  @Option(
      names = "--propose",
      paramLabel = "FILE",
      description =
          "Where to write a profile override that fits, with every guess marked for confirmation.")
  private @Nullable Path propose;

  @Override
  public Integer call() {
    if (samples != null && !Files.isDirectory(samples)) {
      throw new CommandFailure("--samples " + samples + ": is no folder");
    }
    PrintWriter out = options.printer();
    List<ContractDifference> differences = compare();
    for (ContractDifference difference : differences) {
      out.println(
          (difference.matters() ? "MATTERS  " : "note     ")
              + difference.service()
              + ", "
              + difference.what()
              + ": expected "
              + difference.expected()
              + ", found "
              + difference.found());
    }
    long matter = differences.stream().filter(ContractDifference::matters).count();
    out.println(differences.size() + " differences, " + matter + " of them matter");
    ContractCheck check = ContractCheck.of(options.profile());
    against(check::answers, check::answers).forEach(answer -> out.println("QUESTION " + answer));
    if (propose != null) {
      write(propose, out);
    } else {
      check.tryOut(samples).forEach(line -> tried(line, out));
    }
    return 0;
  }

  private static void tried(String line, PrintWriter out) {
    line.lines().forEach(each -> out.println("TRIED    " + each));
  }

  private void write(Path file, PrintWriter out) {
    Profile profile = options.profile();
    if (options.isProfile(file)) {
      throw new CommandFailure(
          "--propose "
              + file
              + ": is the profile itself, which it would replace; name another file");
    }
    ContractProposal proposal =
        against(ContractCheck.of(profile)::propose, ContractCheck.of(profile)::propose);
    try {
      if (file.toAbsolutePath().getParent() != null) {
        Files.createDirectories(file.toAbsolutePath().getParent());
      }
      Files.writeString(file, proposal.overrideJson(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new CommandFailure(
          "--propose " + file + ": cannot be written (" + e.getClass().getSimpleName() + ")", e);
    }
    proposal.guesses().forEach(guess -> out.println(kind(guess) + guess));
    proposal.trial().forEach(line -> tried(line, out));
    out.println(
        "proposed "
            + file
            + " with "
            + proposal.guesses().size()
            + " guesses to confirm and places to fill in; then check again with it as --profile");
  }

  private static String kind(String guess) {
    if (guess.contains(": MISSING, ")) {
      return "MISSING  ";
    }
    return guess.contains(": its WSDL says: ") ? "note     " : "GUESS    ";
  }

  private List<ContractDifference> compare() {
    ContractCheck check = ContractCheck.of(options.profile());
    return against(check::compare, check::compare);
  }

  /** Asks about served WSDLs or about those in a folder, as --wsdl says. */
  private <T> T against(
      BiFunction<URI, @Nullable Path, T> served, BiFunction<Path, @Nullable Path, T> inFolder) {
    if (wsdl.startsWith("http://") || wsdl.startsWith("https://")) {
      URI base;
      try {
        base = URI.create(wsdl);
      } catch (IllegalArgumentException e) {
        throw options.usage("--wsdl \"" + wsdl + "\" is no address");
      }
      return served.apply(base, samples);
    }
    Path folder = Path.of(wsdl);
    if (!Files.isDirectory(folder)) {
      throw new CommandFailure("--wsdl " + wsdl + ": is neither a folder nor an address");
    }
    return inFolder.apply(folder, samples);
  }
}
