package com.imt.ic.testkit.contract;

import com.imt.ic.profile.Profile;
import com.imt.ic.profile.ProfileException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes a {@link ContractProposal} of WSDLs and samples. Not thread-safe. */
final class Proposer {

  /** Below this two operations have nothing to do with each other. */
  private static final int LEAST = 25;

  private final Profile profile;
  private final OfferedContract offered;
  private final Clock clock;
  private final Findings findings = new Findings();

  Proposer(Profile profile, OfferedContract offered, Clock clock) {
    this.profile = profile;
    this.offered = offered;
    this.clock = clock;
  }

  ContractProposal propose() {
    CommentedJson json = new CommentedJson();
    json.comment("Proposed from WSDLs and recorded answers; names only what differs.");
    json.comment(
        "Confirm what is below a GUESS. Write what you decided in the place of each MISSING");
    json.comment("that stands in quotes: until then this profile does not load.");
    for (ContractDifference unread : offered.unreadable()) {
      findings.say(json, unread.service(), unread.found(), false);
    }
    Map<String, OperationMatch> matches = OperationMatches.of(profile, offered, LEAST);
    ServiceAddresses addresses = ServiceAddresses.of(profile, matches.values());
    if (!addresses.folder().equals(profile.baseAddress())) {
      findings.put(
          json,
          "$",
          "baseAddress",
          addresses.folder().toString(),
          "most WSDLs say that their services are there; the key goes to it",
          true);
    }
    biller(json, matches);
    new SessionProposal(profile, offered, findings).into(json, matches.values());
    CommentedJson operations = json.object("operations");
    for (String id : Profile.OPERATIONS) {
      OperationMatch match = matches.get(id);
      String path = "$.operations." + id;
      if (match == null) {
        findings.say(operations, path, "no WSDL has an operation that could be it", false);
        continue;
      }
      CommentedJson operation = operations.object(id);
      boolean hasSession =
          !match.operation().headers().isEmpty() || profile.session().header().isPresent();
      new OperationProposal(match, path, findings).into(operation, addresses, hasSession);
      if (operation.isEmpty()) {
        operations.remove(id);
      }
    }
    lists(json, matches);
    return new ContractProposal(
        json.toString(), findings.lines(), trial(json, operations, matches));
  }

  /** Tries what is proposed, as far as nothing of it is missing. */
  private List<String> trial(
      CommentedJson json, CommentedJson operations, Map<String, OperationMatch> matches) {
    List<String> missing = new ArrayList<>(operations.missingMembers());
    List<String> polling = json.object("polling").missingMembers();
    matches.keySet().stream()
        .filter(id -> polling.contains(report(id)) && !missing.contains(id))
        .filter(id -> id.equals("autoPay") || id.equals("paperless"))
        .forEach(missing::add);
    CommentedJson tried = json.without(json.missingMembers());
    tried.put("operations", operations.without(missing), List.of());
    Set<String> untried = new LinkedHashSet<>(Profile.OPERATIONS);
    untried.removeAll(matches.keySet());
    untried.addAll(missing);
    List<String> lines = new ArrayList<>();
    Profile proposed;
    try {
      proposed = profile.override(tried.toString());
    } catch (ProfileException e) {
      return List.of(
          "nothing is tried before what is MISSING is filled in: "
              + String.join("; ", e.problems()));
    }
    Trial trial = Trial.of(proposed, offered.samples(), untried, clock);
    lines.addAll(trial.lines());
    long left = findings.missing();
    lines.add(
        "%s places are for a person to fill in; %s recorded answers are not read as a whole"
            .formatted(left, trial.faults().size()));
    return lines;
  }

  private static String report(String id) {
    return id.equals("autoPay") ? "autopay" : "paperless";
  }

  private void biller(CommentedJson json, Map<String, OperationMatch> matches) {
    CommentedJson biller = new CommentedJson();
    if (isSent("invoiceTypeId", matches) && profile.invoiceTypes().isEmpty()) {
      findings.missing(
          biller,
          "$.biller",
          "invoiceTypes",
          List.of(Findings.MISSING),
          "calls ask for one invoice type at a time; which has the biller?",
          true);
    }
    if (isSent("bid", matches) && profile.billerId().isEmpty()) {
      findings.missing(
          biller,
          "$.biller",
          "bid",
          Findings.MISSING,
          "calls send it; what is the biller's?",
          true);
    }
    if (!biller.isEmpty()) {
      json.put("biller", biller, List.of());
    }
  }

  private static boolean isSent(String value, Map<String, OperationMatch> matches) {
    return matches.values().stream()
        .anyMatch(match -> match.parameters().found().containsKey(value));
  }

  /** A report of enrolments that is asked for since a moment may list what changed alone. */
  private void lists(CommentedJson json, Map<String, OperationMatch> matches) {
    CommentedJson polling = new CommentedJson();
    for (String id : List.of("autoPay", "paperless")) {
      OperationMatch match = matches.get(id);
      boolean since = match != null && match.parameters().found().containsKey("from");
      boolean known = match != null && match.spec().request().parameters().containsKey("from");
      if (since && !known) {
        String report = report(id);
        json.object("operations")
            .object(id)
            .object("columns")
            .object("changedAt")
            .put("required", true, List.of("of two changes it alone tells the later"));
        findings.missing(
            polling.object(report),
            "$.polling." + report,
            "lists",
            Findings.MISSING,
            "the report is asked for since a moment: CHANGES, if it lists what changed since; else"
                + " null the parameter that says since when",
            true);
      }
    }
    if (!polling.isEmpty()) {
      json.put("polling", polling, List.of());
    }
  }
}
