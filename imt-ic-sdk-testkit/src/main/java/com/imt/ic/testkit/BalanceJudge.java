package com.imt.ic.testkit;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.bif.BifInvoice;
import com.imt.ic.bif.InvoiceFiles;
import com.imt.ic.cloud.InvoiceRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Holds what RealTimeDataRefresh and the invoice run tell against what is due. */
final class BalanceJudge {

  private static final String RTDR = "RealTimeDataRefresh";

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

  /** A run whose file says what is due, and arrives. */
  void runInvoices() {
    trial.clock().advance(Duration.ofHours(1));
    List<BifInvoice> run = run();
    for (BifInvoice invoice : run) {
      requireSame("The invoice run", invoice.invoiceNumber(), invoice.balanceDue());
    }
    send(run);
    for (BifInvoice invoice : run) {
      Optional<InvoiceRecord> held = trial.cloud().findInvoice(invoice.invoiceNumber());
      held.ifPresent(
          record ->
              requireSame(
                  "InvoiceCloud after the run", record.invoiceNumber(), record.balanceDue()));
    }
    trial.story().note("invoice run");
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
        requireAsBilled(number, one);
        requireSame(RTDR, number, balance(number, one));
        requireSame(RTDR + " of the account", number, balance(number, all));
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
    if (answer.success()) {
      throw trial.broken(
          Promise.ASKED_ALONE,
          "an answer without success for account %s, which was never billed".formatted(account),
          "success, with %s invoices".formatted(answer.invoices().size()),
          "Answer Optional.empty() for an unknown account; an empty list says that nothing is due.");
    }
  }

  private void requireAsBilled(InvoiceNumber number, List<RtdrCaller.Invoice> told) {
    BifInvoice billed = trial.story().bill(number);
    for (RtdrCaller.Invoice invoice : told) {
      requireFlag(number, "BlockPaymentsCC", billed.blockPaymentsCc(), invoice.blockPaymentsCc());
      requireFlag(
          number, "BlockPaymentsEFT", billed.blockPaymentsEft(), invoice.blockPaymentsEft());
      requireFlag(
          number,
          "AllowPartialPayments",
          billed.allowPartialPayments(),
          invoice.allowPartialPayments());
    }
  }

  private void requireFlag(InvoiceNumber number, String flag, boolean billed, boolean told) {
    if (billed != told) {
      throw trial.broken(
          Promise.AS_BILLED,
          "%s of %s is %s, as it was billed last".formatted(flag, number, billed),
          String.valueOf(told),
          "Keep the flag with the invoice, and set it in InvoiceBalance as in the invoice file.");
    }
  }

  private List<RtdrCaller.Invoice> invoices(AccountNumber account, RtdrCaller.Answer answer) {
    if (!answer.success()) {
      String why = answer.errorMessage().orElse("no reason");
      boolean late = why.contains("in time");
      throw trial.broken(
          late ? Promise.IN_TIME : Promise.DUE,
          "what is due on account %s, whose invoices were billed%s"
              .formatted(account, late ? ", within " + host.timeBudget() : ""),
          "no answer: " + why,
          late
              ? "The source waits: for another service, for a lock, or asleep. Answer from your own database, without a lock; InvoiceCloud asks while a customer waits."
              : "The source fails, or answers Optional.empty() for an account that it has.");
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
