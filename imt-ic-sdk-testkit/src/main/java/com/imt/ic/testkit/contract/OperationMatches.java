package com.imt.ic.testkit.contract;

import com.imt.ic.internal.profile.OperationSpec;
import com.imt.ic.profile.Profile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds which of InvoiceCloud's operations stand for the SDK's. Stateless. */
final class OperationMatches {

  private OperationMatches() {}

  /**
   * The best pairs first; each operation of InvoiceCloud's is taken once.
   *
   * @param least the score, 0 to 100, below which two operations have nothing to do with each other
   * @return by the SDK's name of the operation; one that nothing fits is not there
   */
  static Map<String, OperationMatch> of(Profile profile, OfferedContract offered, int least) {
    List<OperationMatch> candidates = new ArrayList<>();
    for (String id : Profile.OPERATIONS) {
      OperationSpec spec = profile.operation(id);
      for (Wsdl wsdl : offered.wsdls()) {
        for (Wsdl.Operation operation : wsdl.operations.values()) {
          OperationMatch.of(spec, wsdl, operation, offered.samples())
              .filter(match -> match.isNamed() || match.score() >= least)
              .ifPresent(candidates::add);
        }
      }
    }
    candidates.sort(
        Comparator.comparing(OperationMatch::isNamed)
            .thenComparingInt(OperationMatch::score)
            .reversed());
    Map<String, OperationMatch> matches = new LinkedHashMap<>();
    Set<String> taken = new HashSet<>();
    for (OperationMatch match : candidates) {
      String theirs = match.wsdl().namespace + " " + match.operation().name();
      if (!matches.containsKey(match.spec().id()) && taken.add(theirs)) {
        matches.put(match.spec().id(), match);
      }
    }
    return matches;
  }
}
