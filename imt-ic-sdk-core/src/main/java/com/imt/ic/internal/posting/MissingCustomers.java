package com.imt.ic.internal.posting;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceCloudException;
import com.imt.ic.ReportKind;
import com.imt.ic.internal.store.EnrollmentState;
import com.imt.ic.internal.store.IntegrationStore;
import com.imt.ic.internal.store.StoreTransaction;
import com.imt.ic.ledger.CustomerEnrollment;
import com.imt.ic.ledger.EnrollmentKind;
import com.imt.ic.ledger.Ledger;
import com.imt.ic.ledger.LedgerAnswer;
import com.imt.ic.ledger.LedgerTransaction;
import com.imt.ic.ledger.PaymentChannel;
import com.imt.ic.ledger.PaymentMethod;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the customers that a snapshot lists no more, and tells the ledger of each: some hundreds in
 * one transaction, so that memory stays bounded. One that the ledger does not take note of stays as
 * it was, and is found again in the next snapshot. Not thread-safe.
 */
public final class MissingCustomers {

  /**
   * A snapshot that was read to its end and is believed.
   *
   * @param number that of the answer, which it left with every customer that it lists
   * @param listsEnrolledAlone whether who is not listed is not enrolled
   */
  public record Snapshot(ReportKind report, long number, boolean listsEnrolledAlone) {}

  /**
   * Who is missing.
   *
   * @param count how many customers
   * @param untold of how many the ledger took no note
   * @param first the accounts of the first of them
   */
  public record Found(long count, long untold, List<AccountNumber> first) {

    public static final Found NOBODY = new Found(0, 0, List.of());

    Found and(Found more, int most) {
      List<AccountNumber> both = new ArrayList<>(first);
      more.first.stream().limit(Math.max(0, most - both.size())).forEach(both::add);
      return new Found(count + more.count, untold + more.untold, List.copyOf(both));
    }
  }

  private final Snapshot snapshot;
  private final Books books;
  private final IntegrationStore store;
  private final Transactions transactions;
  private final LedgerWatch watch = new LedgerWatch();

  MissingCustomers(
      Snapshot snapshot, Books books, IntegrationStore store, Transactions transactions) {
    this.snapshot = snapshot;
    this.books = books;
    this.store = store;
    this.transactions = transactions;
  }

  /**
   * Finds and tells them.
   *
   * @param most of how many the account is named
   * @throws com.imt.ic.ledger.LedgerDownException when the ledger seems to be down
   */
  public Found tell(int most) {
    Found found = Found.NOBODY;
    String after = "";
    while (true) {
      String from = after;
      Set<String> accounts =
          new LinkedHashSet<>(
              transactions.run(
                  within -> within.notListed(snapshot.report().name(), snapshot.number(), from)));
      if (accounts.isEmpty()) {
        return found;
      }
      found = found.and(tell(List.copyOf(accounts)), most);
      after = List.copyOf(accounts).get(accounts.size() - 1);
    }
  }

  private Found tell(List<String> accounts) {
    try {
      Found told = HostError.asFailure(() -> transactions.run(within -> tell(accounts, within)));
      watch.taken();
      return told;
    } catch (RuntimeException e) {
      if (e instanceof InvoiceCloudException || store.isDatabaseTrouble(e)) {
        throw e; // the lease is lost, or the database
      }
      if (accounts.size() == 1) {
        watch.failed(e);
        AccountNumber account = AccountNumber.of(accounts.get(0));
        return new Found(1, 1, List.of(account));
      }
    }
    Found found = Found.NOBODY;
    for (String account : accounts) {
      found = found.and(tell(List.of(account)), accounts.size());
    }
    return found;
  }

  private Found tell(List<String> accounts, StoreTransaction within) {
    List<EnrollmentState> told = new ArrayList<>();
    List<AccountNumber> missing = new ArrayList<>();
    for (EnrollmentState state : within.enrollments().lock(accounts).values()) {
      if (isMissing(state)) {
        missing.add(state.accountNumber());
        if (answer(state, books.within(within, PaymentChannel.POLL)).isAccepted()) {
          told.add(state.missing(state.enrolled() && !snapshot.listsEnrolledAlone()));
        }
      }
    }
    within.enrollments().update(told);
    return new Found(missing.size(), missing.size() - told.size(), missing);
  }

  private boolean isMissing(EnrollmentState state) {
    return state.kind().equals(snapshot.report().name())
        && state.listedIn() < snapshot.number()
        && !state.missing();
  }

  private LedgerAnswer answer(EnrollmentState state, LedgerTransaction transaction) {
    Ledger ledger = books.ledger();
    CustomerEnrollment.Builder customer =
        CustomerEnrollment.builder()
            .accountNumber(state.accountNumber())
            .kind(EnrollmentKind.valueOf(state.kind()))
            .invoiceTypeId(state.invoiceTypeId().isEmpty() ? null : state.invoiceTypeId())
            .enrolled(state.enrolled())
            .method(state.method().map(PaymentMethod::of).orElse(null))
            .changedAt(state.changedAt().orElse(null));
    return state.enrolled() && snapshot.listsEnrolledAlone()
        ? ledger.enrollmentChanged(customer.enrolled(false).build(), transaction)
        : ledger.enrollmentMissing(customer.build(), transaction);
  }
}
