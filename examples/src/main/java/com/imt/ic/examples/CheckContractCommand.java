package com.imt.ic.examples;

import com.imt.ic.soap.contract.ContractCheck;
import com.imt.ic.soap.contract.ContractDifference;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code check-contract}: names every difference between real WSDLs, samples and the profile. */
@Command(
    name = "check-contract",
    description = "Compare real WSDLs and sample answers with the profile.",
    mixinStandardHelpOptions = true)
final class CheckContractCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Mixin private CommonOptions options = new CommonOptions();

  @Option(
      names = "--wsdl",
      paramLabel = "DIR_OR_URL",
      required = true,
      description = "A folder of WSDLs, or the address of the folder that holds NAME.asmx.")
  private String wsdl = "";

  @Option(
      names = "--samples",
      paramLabel = "DIR",
      description = "A folder of recorded answers (*.response.xml).")
  private @Nullable Path samples;

  @Option(
      names = "--propose",
      paramLabel = "FILE",
      description = "Where to write a profile override that fits (not built yet).")
  private @Nullable Path propose;

  @Override
  public Integer call() {
    if (spec == null) {
      throw new IllegalStateException("Not run by a command line");
    }
    if (propose != null) {
      throw new CommandFailure(
          "--propose is not built yet; the differences below --wsdl tell what to override");
    }
    if (samples != null && !Files.isDirectory(samples)) {
      throw new CommandFailure("--samples " + samples + ": is no folder");
    }
    PrintWriter out = spec.commandLine().getOut();
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
    return 0;
  }

  private List<ContractDifference> compare() {
    ContractCheck check = ContractCheck.of(options.profile());
    if (wsdl.startsWith("http://") || wsdl.startsWith("https://")) {
      URI base;
      try {
        base = URI.create(wsdl.endsWith("/") ? wsdl : wsdl + "/");
      } catch (IllegalArgumentException e) {
        throw options.usage("--wsdl \"" + wsdl + "\" is no address");
      }
      return check.compare(base, Optional.ofNullable(samples));
    }
    Path folder = Path.of(wsdl);
    if (!Files.isDirectory(folder)) {
      throw new CommandFailure("--wsdl " + wsdl + ": is neither a folder nor an address");
    }
    return check.compare(folder, Optional.ofNullable(samples));
  }
}
