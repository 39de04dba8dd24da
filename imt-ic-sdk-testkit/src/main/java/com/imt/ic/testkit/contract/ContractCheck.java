package com.imt.ic.testkit.contract;

import com.imt.ic.InvoiceCloudException;
import com.imt.ic.internal.profile.OperationSpec;
import com.imt.ic.profile.Profile;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Compares the contract that InvoiceCloud really offers with the profile: service, namespace,
 * SOAPAction, operation, parameters, kind of result and fields from its WSDLs; table, columns,
 * their types and time modes from recorded answers, each of which is read by the SDK's own client.
 * No credentials are sent. It can also propose what to override, and show what the recorded answers
 * come to. Immutable and thread-safe.
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
   * cannot be read, a recorded answer of no known operation, a row that the SDK does not read, a
   * zone that nobody has decided and a flag's codes that no answer has are differences too.
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
   * @param base the folder that holds {@code SERVICE.asmx}, or the address of one {@code .asmx},
   *     which is read beside those; {@code ?wsdl} is asked for
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
    Set<String> answers = new HashSet<>();
    for (String id : Profile.OPERATIONS) {
      OperationSpec operation = profile.operation(id);
      theirs.put(id, compareWsdl(operation, offered, matches.get(id), differences));
    }
    compareSession(offered, differences);
    profile.session().login().ifPresent(login -> answers.add(login.operation().responseElement()));
    answers.addAll(theirs.values());
    theirs.forEach(
        (id, name) ->
            differences.addAll(
                new SampleComparison(profile.operation(id), name, offered.samples()).compare()));
    for (Sample sample : offered.samples()) {
      String answer = sample.answer();
      if (!answer.isEmpty() && !answers.contains(answer)) {
        differences.add(
            new ContractDifference(
                "samples",
                "recorded answer",
                "one of an operation that the profile names",
                sample.file() + " with " + answer,
                false));
      }
    }
    differences.addAll(Trial.of(profile, offered.samples(), Set.of(), Clock.systemUTC()).faults());
    return List.copyOf(differences);
  }

  /**
   * Reads recorded answers with the SDK's own client and shows what comes of them, and what the
   * client sends, as a person reads it: some rows of each report, sums, times by the biller's
   * clock, flags in words. Nothing is sent to anybody; secrets are shown by their names, customers'
   * names and e-mail addresses are masked.
   *
   * @param samples a folder of recorded answers, {@code *.response.xml}, or null for requests alone
   * @return line by line
   * @throws InvoiceCloudException when the folder cannot be read
   */
  public List<String> tryOut(@Nullable Path samples) {
    List<ContractDifference> unreadable = new ArrayList<>();
    List<Sample> recorded = OfferedContract.samples(samples, unreadable);
    return Trial.of(profile, recorded, Set.of(), Clock.systemUTC()).lines();
  }

  /**
   * Says of each question that only InvoiceCloud can answer whether what came answers it: {@link
   * Profile#questions()}, in their order. An answer is read by the profile, so that one that does
   * not fit it tells little.
   *
   * @param wsdlDirectory holds {@code SERVICE.wsdl} of each service
   * @param samples a folder of recorded answers, {@code *.response.xml}, or null; a request {@code
   *     *.request.xml} of the same name tells what was asked for
   * @throws InvoiceCloudException when a folder is not there or cannot be read
   */
  public List<Answer> answers(Path wsdlDirectory, @Nullable Path samples) {
    return new SampleAnswers(profile, OfferedContract.in(wsdlDirectory, samples)).all();
  }

  /**
   * As {@link #answers(Path, Path)}, of WSDLs that are served.
   *
   * @param base as for {@link #compare(URI, Path)}
   * @param samples as for {@link #answers(Path, Path)}
   * @throws InvoiceCloudException when the server cannot be reached, or the folder cannot be read
   */
  public List<Answer> answers(URI base, @Nullable Path samples) {
    return new SampleAnswers(profile, OfferedContract.at(base, profile, samples)).all();
  }

  /**
   * Whether what came answers a question. Immutable and thread-safe; free of customers' data.
   *
   * @param question the question
   * @param state how sure it is
   * @param evidence what speaks for it, a sentence each; empty for {@link State#OPEN}
   */
  public record Answer(Profile.Question question, State state, List<String> evidence) {

    private static final int MOST_SETTINGS = 3;

    /** How far a question is answered. */
    public enum State {
      /** By many rows that agree. */
      ANSWERED,
      /** By what a person weighs who asks InvoiceCloud all the same. */
      HINT,
      /** By nothing that came. */
      OPEN
    }

    /** Copies. */
    public Answer {
      evidence = List.copyOf(evidence);
    }

    /** One line for people: the number, how far it is answered, by what, and what to do. */
    @Override
    public String toString() {
      List<String> parts = new ArrayList<>();
      if (state != State.OPEN) {
        parts.addAll(evidence);
      }
      if (state != State.ANSWERED) {
        parts.add("ask InvoiceCloud");
      }
      List<String> turned = new ArrayList<>(question.settings());
      turned.addAll(question.java());
      parts.add("turns " + String.join(", ", turned));
      if (!question.decided().isEmpty()) {
        parts.add("the profile says " + decided());
      } else if (state != State.ANSWERED) {
        parts.add("until then: " + question.assumption());
      }
      return "%2s %s: %s"
          .formatted(
              question.number(), state.name().toLowerCase(Locale.ROOT), String.join("; ", parts));
    }

    private String decided() {
      List<Profile.Setting> all = question.decided();
      String some =
          all.stream()
              .limit(MOST_SETTINGS)
              .map(s -> s.path() + " = " + s.value() + " (" + s.origin() + ")")
              .collect(Collectors.joining(", "));
      return all.size() > MOST_SETTINGS
          ? some + " and " + (all.size() - MOST_SETTINGS) + " more"
          : some;
    }
  }

  /** What the profile says of who calls, against what a WSDL wants. */
  private void compareSession(OfferedContract offered, List<ContractDifference> differences) {
    profile
        .session()
        .login()
        .ifPresent(login -> compareWsdl(login.operation(), offered, null, differences));
    boolean hasHeader = profile.session().header().isPresent();
    for (String id : Profile.OPERATIONS) {
      OperationSpec operation = profile.operation(id);
      offered
          .wsdl(operation)
          .flatMap(wsdl -> wsdl.named(operation))
          .filter(each -> !each.headers().isEmpty() && !hasHeader)
          .ifPresent(
              each ->
                  differences.add(
                      new ContractDifference(
                          operation.service(),
                          operation.operation() + " SOAP header",
                          "none",
                          String.join(", ", each.headers()),
                          true)));
    }
  }

  /** Compares an operation; returns the element that its answers are. */
  private static String compareWsdl(
      OperationSpec operation,
      OfferedContract offered,
      @Nullable OperationMatch match,
      List<ContractDifference> differences) {
    String service = operation.service();
    Optional<Wsdl> own = offered.wsdl(operation);
    Optional<Wsdl.Operation> named = own.flatMap(wsdl -> wsdl.named(operation));
    if (own.isPresent() && named.isPresent()) {
      new WsdlComparison(operation, own.get(), named.get(), differences).compare();
      return named.get().output();
    }
    if (own.isEmpty() && !offered.isUnreadable(service)) {
      differences.add(new ContractDifference(service, "WSDL", service, "none", true));
    }
    if (match != null) {
      new WsdlComparison(operation, match.wsdl(), match.operation(), differences).compare();
      return match.operation().output();
    }
    own.ifPresent(
        wsdl ->
            differences.add(
                new ContractDifference(
                    service,
                    operation.operation() + " operation",
                    operation.operation(),
                    wsdl.operations.isEmpty()
                        ? "none"
                        : String.join(", ", wsdl.operations.keySet()),
                    true)));
    return operation.responseElement();
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
   * @param base the folder that holds {@code SERVICE.asmx}, or the address of one {@code .asmx},
   *     which is read beside those; {@code ?wsdl} is asked for
   * @param samples a folder of recorded answers, {@code *.response.xml}, or null
   * @throws InvoiceCloudException when the server cannot be reached, or the folder cannot be read
   */
  public ContractProposal propose(URI base, @Nullable Path samples) {
    return propose(OfferedContract.at(base, profile, samples));
  }

  private ContractProposal propose(OfferedContract offered) {
    return new Proposer(profile, offered, Clock.systemUTC()).propose();
  }
}
