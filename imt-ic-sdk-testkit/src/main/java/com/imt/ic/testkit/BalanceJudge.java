package com.imt.ic.testkit;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.bif.BifInvoice;
import com.imt.ic.bif.InvoiceFiles;
import com.imt.ic.cloud.InvoiceRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Holds what RealTimeDataRefresh and the invoice run tell against what is due. */
final class BalanceJudge {

  private static final String RTDR = "RealTimeDataRefresh";
  private static final String OF_ACCOUNT = RTDR + " of the account";

  /** What the SDK answers where the source has no such account. */
  private static final String UNKNOWN = "Unknown account";

  private final ReceivablesContract host;
  private final HostTrial trial;
  private final Path spool;

  BalanceJudge(ReceivablesContract host, HostTrial trial, Path spool) {
    this.host = host;
    this.trial = trial;
    this.spool = spool;
  }

  /** RealTimeDataRefresh, the next invoice run, and both again, since a run may spoil the next. */
  void requireDue() {
    for (int i = 0; i < 2; i++) {
      requireRefreshed();
      runInvoices();
    }
    requireRefreshed();
  }

  /** A run whose file says what is due, and after which InvoiceCloud holds all that was billed. */
  void runInvoices() {
    trial.clock().advance(Duration.ofHours(1));
    List<BifInvoice> run = run();
    for (BifInvoice invoice : run) {
      requireBilled(invoice);
      requireSame("The invoice run", invoice.invoiceNumber(), invoice.balanceDue());
    }
    send(run);
    trial.story().note("invoice run");
    Map<InvoiceNumber, BifInvoice> filed = filed();
    for (InvoiceNumber number : trial.story().invoices()) {
      requireHeld(number, filed.get(number));
    }
  }

  private void requireBilled(BifInvoice invoice) {
    if (!trial.story().invoices().contains(invoice.invoiceNumber())) {
      throw trial.broken(
          Promise.IN_THE_RUN,
          "a run of what was billed",
          "invoice %s, which was not".formatted(invoice.invoiceNumber()),
          "Hand invoices to the file under the number with which they were billed.");
    }
  }

  private void requireHeld(InvoiceNumber number, @Nullable BifInvoice filed) {
    Optional<InvoiceRecord> held = trial.cloud().findInvoice(number);
    boolean isDue = trial.story().due(number).isPositive();
    if (isDue && (held.isEmpty() || filed == null)) {
      throw trial.broken(
          Promise.IN_THE_RUN,
          "InvoiceCloud holds %s after the run, with %s due"
              .formatted(number, trial.story().due(number)),
          "no file has brought it",
          "The run leaves invoices out: by a limit, by a date, or as if they had been sent. Hand over all that were billed, or all that may have changed since the last run that was sent.");
    }
    held.ifPresent(
        record -> requireSame("InvoiceCloud after the run", number, record.balanceDue()));
    if (isDue && filed != null) {
      requireAsBilled(Promise.FILED_AS_BILLED, "The invoice file", InvoiceTerms.of(filed));
    }
  }

  /** Each invoice as InvoiceCloud has it from the last file that it was in. */
  private Map<InvoiceNumber, BifInvoice> filed() {
    Map<InvoiceNumber, BifInvoice> filed = new HashMap<>();
    for (ReceivedInvoiceFile file : trial.cloud().receivedFiles()) {
      if (file.answer().accepted()) {
        file.records()
            .forEach(record -> filed.put(record.invoice().invoiceNumber(), record.invoice()));
      }
    }
    return filed;
  }

  List<BifInvoice> run() {
    DataSource database = trial.watch().watch(trial.database());
    return List.copyOf(host.invoiceRun(database));
  }

  void send(List<BifInvoice> run) {
    InvoiceFiles.of(trial.integration(), spool).strict().send(run);
  }

  void requireRefreshed() {
    for (AccountNumber account : trial.story().accounts()) {
      List<RtdrCaller.Invoice> all = invoices(account, trial.node().caller().ask(account));
      requireNoOther(account, all);
      for (InvoiceNumber number : trial.story().invoices(account)) {
        List<RtdrCaller.Invoice> one =
            invoices(account, trial.node().caller().ask(account, number));
        requireNoOther(number, one);
        requireSame(RTDR, number, balance(number, one));
        requireSame(OF_ACCOUNT, number, balance(number, all));
        requireAsBilled(RTDR, account, number, one);
        requireAsBilled(OF_ACCOUNT, account, number, all);
      }
    }
  }

  private void requireNoOther(AccountNumber account, List<RtdrCaller.Invoice> all) {
    for (RtdrCaller.Invoice told : all) {
      if (!trial.story().invoices(account).contains(told.invoiceNumber())) {
        throw trial.broken(
            Promise.ASKED_ALONE,
            "invoices %s of account %s".formatted(trial.story().invoices(account), account),
            "invoice %s of another account beside them".formatted(told.invoiceNumber()),
            "Ask by the account that InvoiceBalanceSource.balances is given, not by the customer.");
      }
    }
  }

  private void requireNoOther(InvoiceNumber asked, List<RtdrCaller.Invoice> told) {
    for (RtdrCaller.Invoice invoice : told) {
      if (!invoice.invoiceNumber().equals(asked)) {
        throw trial.broken(
            Promise.ASKED_ALONE,
            "invoice %s alone, which is asked for".formatted(asked),
            "invoice %s beside it".formatted(invoice.invoiceNumber()),
            "Ask by account and invoice together where InvoiceBalanceSource.balances is given an invoice.");
      }
    }
  }

  /** An invoice of an account is not told to who asks for it under another account. */
  void requireNotTold(AccountNumber account, InvoiceNumber ofAnother) {
    RtdrCaller.Answer answer = trial.node().caller().ask(account, ofAnother);
    if (!answer.invoices().isEmpty()) {
      throw trial.broken(
          Promise.ASKED_ALONE,
          "no invoice where account %s is asked for %s, which is another account's"
              .formatted(account, ofAnother),
          "invoice %s, %s due"
              .formatted(
                  answer.invoices().get(0).invoiceNumber(), answer.invoices().get(0).balanceDue()),
          "Ask by account and invoice together, not by the invoice alone.");
    }
  }

  /** Whatever the balance is. */
  void requireAnswered(AccountNumber account) {
    List<RtdrCaller.Invoice> unused = invoices(account, trial.node().caller().ask(account));
  }

  void requireUnknown(AccountNumber account) {
    RtdrCaller.Answer answer = trial.node().caller().ask(account);
    String why = answer.errorMessage().orElse("no reason");
    if (answer.success() || !why.contains(UNKNOWN)) {
      throw trial.broken(
          Promise.KNOWN,
          "'%s' for account %s, which was never billed".formatted(UNKNOWN, account),
          answer.success()
              ? "success, with %s invoices".formatted(answer.invoices().size())
              : "no answer: " + why,
          answer.success()
              ? "Answer Optional.empty() for an unknown account; an empty list says that nothing is due."
              : "The source throws for an account that it does not have, and InvoiceCloud is told to ask again. Answer Optional.empty().");
    }
  }

  private void requireAsBilled(
      String where, AccountNumber account, InvoiceNumber number, List<RtdrCaller.Invoice> told) {
    for (RtdrCaller.Invoice invoice : told) {
      if (invoice.invoiceNumber().equals(number) && trial.story().due(number).isPositive()) {
        requireAsBilled(Promise.AS_BILLED, where, InvoiceTerms.of(account, invoice));
      }
    }
  }

  private void requireAsBilled(Promise promise, String where, InvoiceTerms told) {
    InvoiceNumber number = told.number();
    InvoiceTerms billed = InvoiceTerms.of(trial.story().bill(number));
    InvoiceTerms before = InvoiceTerms.of(trial.story().billBefore(number));
    told.firstOtherThan(billed)
        .ifPresent(
            term -> {
              throw trial.broken(
                  promise,
                  "%s of %s is %s, as it was billed last"
                      .formatted(term.words(), number, term.of(billed)),
                  "%s says %s".formatted(where, term.of(told)),
                  (term.of(told).equals(term.of(before))
                          ? "That is how it was billed before; replace all of an invoice that is billed again. "
                          : "")
                      + term.mistake());
            });
  }

  private List<RtdrCaller.Invoice> invoices(AccountNumber account, RtdrCaller.Answer answer) {
    if (!answer.success()) {
      String why = answer.errorMessage().orElse("no reason");
      if (why.contains(UNKNOWN)) {
        throw trial.broken(
            Promise.KNOWN,
            "account %s to be known, whose invoices were billed".formatted(account),
            "no answer: " + why,
            "Optional.empty() says that there is no such account. Answer an empty list where nothing is due on one that was billed.");
      }
      boolean late = why.contains("in time");
      throw trial.broken(
          late ? Promise.IN_TIME : Promise.DUE,
          "what is due on account %s, whose invoices were billed%s"
              .formatted(account, late ? ", within " + host.timeBudget() : ""),
          "no answer: " + why,
          late
              ? "The source waits: for another service, for a lock, or asleep. Answer from your own database, without a lock; InvoiceCloud asks while a customer waits."
              : "The source throws. What it threw is in the log under that reference.");
    }
    return answer.invoices();
  }

  /** What an answer leaves out has nothing due. */
  private Money balance(InvoiceNumber number, List<RtdrCaller.Invoice> invoices) {
    List<Money> balances =
        invoices.stream()
            .filter(invoice -> invoice.invoiceNumber().equals(number))
            .map(RtdrCaller.Invoice::balanceDue)
            .toList();
    if (balances.size() > 1) {
      throw trial.broken(
          Promise.DUE,
          "invoice %s once".formatted(number),
          "%s times: %s".formatted(balances.size(), balances),
          "Answer one InvoiceBalance for each invoice, not one for each payment of it.");
    }
    return balances.isEmpty() ? Money.ZERO : balances.get(0);
  }

  private void requireSame(String where, InvoiceNumber invoice, Money found) {
    if (!found.equals(trial.story().due(invoice))) {
      throw trial.story().wrong(where, invoice, found);
    }
  }
}
