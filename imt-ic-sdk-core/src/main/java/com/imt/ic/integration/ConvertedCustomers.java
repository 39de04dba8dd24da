package com.imt.ic.integration;

import com.imt.ic.AccountNumber;
import com.imt.ic.internal.store.EnrollmentState;
import com.imt.ic.internal.store.IntegrationStore;
import com.imt.ic.ledger.CustomerEnrollment.Converted;
import com.imt.ic.ledger.EnrollmentKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares customers of another provider with those that InvoiceCloud lists as enrolled. */
final class ConvertedCustomers {

  private static final int CHUNK = 500;

  private ConvertedCustomers() {}

  static List<Converted> notEnrolled(Collection<Converted> customers, IntegrationStore store) {
    List<Converted> all = List.copyOf(customers);
    List<Converted> lacking = new ArrayList<>();
    for (int from = 0; from < all.size(); from += CHUNK) {
      List<Converted> chunk = all.subList(from, Math.min(from + CHUNK, all.size()));
      Set<EnrollmentState.Key> enrolled = enrolled(chunk, store);
      for (Converted customer : chunk) {
        boolean autoPay = isEnrolled(customer, EnrollmentKind.AUTOPAY, enrolled);
        boolean paperless = isEnrolled(customer, EnrollmentKind.PAPERLESS, enrolled);
        Converted lacks =
            new Converted(
                customer.accountNumber(),
                autoPay ? Optional.empty() : customer.autoPay(),
                customer.paperless() && !paperless);
        if (lacks.autoPay().isPresent() || lacks.paperless()) {
          lacking.add(lacks);
        }
      }
    }
    return List.copyOf(lacking);
  }

  /** The keys of those that are enrolled, of whatever type of invoice. */
  private static Set<EnrollmentState.Key> enrolled(
      List<Converted> customers, IntegrationStore store) {
    Set<String> accounts =
        customers.stream()
            .map(customer -> customer.accountNumber().value())
            .collect(Collectors.toSet());
    return store.inTransaction(
        open ->
            open.enrollments().lock(accounts).values().stream()
                .filter(state -> state.enrolled() && !state.missing())
                .map(state -> key(state.accountNumber(), state.kind()))
                .collect(Collectors.toSet()));
  }

  private static EnrollmentState.Key key(AccountNumber account, String kind) {
    return new EnrollmentState.Key(kind, account, "");
  }

  private static boolean isEnrolled(
      Converted customer, EnrollmentKind kind, Set<EnrollmentState.Key> enrolled) {
    return enrolled.contains(key(customer.accountNumber(), kind.name()));
  }
}
