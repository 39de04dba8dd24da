package com.imt.ic.testkit.contract;

import com.imt.ic.InvoiceCloudException;
import com.imt.ic.internal.profile.OperationSpec;
import com.imt.ic.profile.Profile;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Compares the contract that InvoiceCloud really offers with the profile: service, namespace,
 * SOAPAction, operation, parameters, kind of result and fields from its WSDLs; table, columns,
 * their types and time modes from recorded answers. No credentials are sent. It can also propose
 * what to override. Immutable and thread-safe.
 *
 * <pre>{@code
 * List<ContractDifference> differences =
 *     ContractCheck.of(profile).compare(Path.of("wsdl"), Path.of("samples"));
 * }</pre>
 */
public final class ContractCheck {

  /**
   * The score, 0 to 100, below which an operation of another name is not taken for the profile's: a
   * comparison with a stranger would only confuse.
   */
  private static final int LEAST_ALIKE = 45;

  private final Profile profile;

  private ContractCheck(Profile profile) {
    this.profile = Objects.requireNonNull(profile, "profile");
  }

  /** A check of what the SDK believes. */
  public static ContractCheck of(Profile profile) {
    return new ContractCheck(profile);
  }

  /**
   * Compares WSDLs in a folder; answers every difference.
   *
   * <p>An operation, table, parameter or column that is not there by its name is compared with the
   * one most like it, which is said; so one other name hides no further difference. A file that
   * cannot be read, and a recorded answer of no known operation, is a difference too.
   *
   * @param wsdlDirectory holds {@code SERVICE.wsdl} of each service
   * @param samples a folder of recorded answers, {@code *.response.xml}, or null
   * @throws InvoiceCloudException when a folder is not there or cannot be read
   */
  public List<ContractDifference> compare(Path wsdlDirectory, @Nullable Path samples) {
    return compare(OfferedContract.in(wsdlDirectory, samples));
  }

  /**
   * Compares WSDLs that are served, as {@link #compare(Path, Path)} does.
   *
   * @param base the folder that holds {@code SERVICE.asmx}; {@code ?wsdl} is asked for
   * @param samples a folder of recorded answers, {@code *.response.xml}, or null
   * @throws InvoiceCloudException when the server cannot be reached, or the folder cannot be read
   */
  public List<ContractDifference> compare(URI base, @Nullable Path samples) {
    return compare(OfferedContract.at(base, profile, samples));
  }

  private List<ContractDifference> compare(OfferedContract offered) {
    List<ContractDifference> differences = new ArrayList<>(offered.unreadable());
    Map<String, OperationMatch> matches = OperationMatches.of(profile, offered, LEAST_ALIKE);
    Map<String, String> theirs = new LinkedHashMap<>();
    for (String id : Profile.OPERATIONS) {
      OperationSpec operation = profile.operation(id);
      theirs.put(id, compareWsdl(operation, offered, matches.get(id), differences));
    }
    theirs.forEach(
        (id, name) ->
            differences.addAll(
                new SampleComparison(profile.operation(id), name, offered.samples()).compare()));
    for (Sample sample : offered.samples()) {
      String answer = sample.answer();
      if (!answer.isEmpty()
          && theirs.values().stream().noneMatch(n -> answer.equals(n + "Response"))) {
        differences.add(
            new ContractDifference(
                "samples",
                "recorded answer",
                "one of an operation that the profile names",
                sample.file() + " with " + answer,
                false));
      }
    }
    return List.copyOf(differences);
  }

  /** Compares an operation; returns InvoiceCloud's name of it, else the profile's. */
  private static String compareWsdl(
      OperationSpec operation,
      OfferedContract offered,
      @Nullable OperationMatch match,
      List<ContractDifference> differences) {
    String service = operation.service();
    Optional<Wsdl> own = offered.wsdl(service);
    if (own.isPresent() && own.get().soapActions.containsKey(operation.operation())) {
      new WsdlComparison(operation, own.get(), operation.operation(), differences).compare();
      return operation.operation();
    }
    if (own.isEmpty() && !offered.isUnreadable(service)) {
      differences.add(new ContractDifference(service, "WSDL", service, "none", true));
    }
    if (match != null) {
      new WsdlComparison(operation, match.wsdl(), match.operation(), differences).compare();
      return match.operation();
    }
    own.ifPresent(
        wsdl ->
            differences.add(
                new ContractDifference(
                    service,
                    operation.operation() + " operation",
                    operation.operation(),
                    wsdl.soapActions.isEmpty()
                        ? "none"
                        : String.join(", ", wsdl.soapActions.keySet()),
                    true)));
    return operation.operation();
  }

  /**
   * Proposes what to override so that the profile fits WSDLs in a folder, whatever their names.
   * Every guess is marked, and every file that cannot be read is named.
   *
   * @param wsdlDirectory holds {@code *.wsdl}
   * @param samples a folder of recorded answers, {@code *.response.xml}, or null
   * @throws InvoiceCloudException when a folder is not there or cannot be read
   */
  public ContractProposal propose(Path wsdlDirectory, @Nullable Path samples) {
    return propose(OfferedContract.in(wsdlDirectory, samples));
  }

  /**
   * As {@link #propose(Path, Path)}, of WSDLs that are served under the profile's names of the
   * services; a service that is not there is left as it is.
   *
   * @param base the folder that holds {@code SERVICE.asmx}; {@code ?wsdl} is asked for
   * @param samples a folder of recorded answers, {@code *.response.xml}, or null
   * @throws InvoiceCloudException when the server cannot be reached, or the folder cannot be read
   */
  public ContractProposal propose(URI base, @Nullable Path samples) {
    return propose(OfferedContract.at(base, profile, samples));
  }

  private ContractProposal propose(OfferedContract offered) {
    ContractProposal proposal = new Proposer(profile, offered).propose();
    // A proposal that does not load would be a fault of ours: better here than at its user's.
    Profile unused = profile.override(proposal.overrideJson());
    return proposal;
  }
}
