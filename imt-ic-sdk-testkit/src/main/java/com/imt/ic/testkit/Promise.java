package com.imt.ic.testkit;

import java.util.ArrayList;
import java.util.List;

/** What a host promises by what it implements, and where the guide tells more. */
enum Promise {
  POSTED_ONCE("Each approved payment is posted once", "exactly-once.md", "What it asks of you"),
  DECLINED("A declined payment is never posted", "money.md", "What is due"),
  PRINCIPAL("The principal is posted, and not the fee", "money.md", "Fees"),
  CART(
      "A payment for several invoices is posted for each of them",
      "money.md",
      "A payment for several invoices"),
  TRANSACTION(
      "What the books write commits with the SDK's transaction, or not at all",
      "exactly-once.md",
      "What it asks of you"),
  REVERSED_ONCE(
      "What came back is taken back once, as much as came back and never more than stands",
      "money.md",
      "What stands"),
  MOVED_ONCE(
      "Chargebacks, refunds and what was presented again move the books once",
      "money.md",
      "Chargebacks and refunds"),
  DAY(
      "A payment counts for its day in the biller's zone, whatever day it is in GMT",
      "reconciliation.md",
      "Open items, or days"),
  REFUSED(
      "What the books cannot take is refused with a reason, and nothing is thrown",
      "exactly-once.md",
      "What it asks of you"),
  PARALLEL("Several threads and nodes may post at once", "exactly-once.md", "Why it holds"),
  BILLERS("The money of each biller is kept apart", "database.md", "Several billers"),
  READ("Ledger.read tells what the books hold", "money.md", "The reconciliation's sum"),
  ANSWERED_EACH(
      "Ledger.postAll does what Ledger.post does, and answers each payment in its order",
      "exactly-once.md",
      "What it asks of you"),
  AGREED(
      "In the end the books, InvoiceCloud and the bank agree", "reconciliation.md", "Differences"),
  DUE("Each payment is off its invoice's balance once", "money.md", "What is due"),
  AS_BILLED(
      "RealTimeDataRefresh tells an invoice as it was billed",
      "hosted-services.md",
      "RealTimeDataRefresh"),
  ASKED_ALONE(
      "RealTimeDataRefresh tells of the account that is asked for, and of no other",
      "hosted-services.md",
      "RealTimeDataRefresh"),
  IN_TIME(
      "RealTimeDataRefresh answers within its time budget",
      "hosted-services.md",
      "RealTimeDataRefresh"),
  CADENCE("Every report is read at its cadence", "polling.md", "Cadences and look-backs"),
  NOT_TOO_OFTEN("What is not due is not asked for", "polling.md", "Calling it"),
  GOES_ON("What fails stops nothing else, and is tried again", "polling.md", "Calling it"),
  NODES("Several nodes, and several turns at once, do no harm", "polling.md", "Leases"),
  FILES("Invoices that changed go out within the hour", "invoice-files.md", "Invoice files"),
  IN_THE_RUN(
      "Each invoice that was billed is at InvoiceCloud after the next run, with what is due",
      "money.md",
      "What is due"),
  FILED_AS_BILLED("The invoice file tells an invoice as it was billed", "money.md", "What is due"),
  KNOWN(
      "RealTimeDataRefresh knows each account that was billed, and no other",
      "hosted-services.md",
      "RealTimeDataRefresh"),
  ALARM("People are told when they are needed, and not before", "monitoring.md", "Status"),
  AROUND_THE_CLOCK(
      "Reports are read and invoices go out at night and on weekends as on any other day",
      "polling.md",
      "Calling it"),
  SWEPT("Reports are read again from long back, daily and weekly", "polling.md", "Sweeps"),
  FILE_RETRIED(
      "A file that failed is submitted again soon, and not when the next one is due",
      "invoice-files.md",
      "When the answer gets lost"),
  EVERY_INVOICE("Every open invoice goes out", "invoice-files.md", "Invoice files"),
  UNCHANGED(
      "An invoice that did not change is not sent again",
      "invoice-files.md",
      "New, re-written, unchanged"),
  CENTS("Amounts are kept to the cent", "money.md", "What stands"),
  LATE(
      "A payment is posted however late it comes, and also where it is more than is due",
      "exactly-once.md",
      "What it asks of you"),
  RECORDED(
      "Each receipt and reversal is told with the moment at which it was written",
      "money.md",
      "The reconciliation's sum"),
  RECEIPT_NUMBER(
      "A receipt's number is that of one payment", "exactly-once.md", "What it asks of you");

  private static final int STEPS = 12;

  private final String words;
  private final String page;
  private final String heading;

  Promise(String words, String page, String heading) {
    this.words = words;
    this.page = page;
    this.heading = heading;
  }

  String words() {
    return words;
  }

  String page() {
    return page;
  }

  String heading() {
    return heading;
  }

  /**
   * The failure of a host that breaks this.
   *
   * @param story what happened, step by step
   * @param mistake what the host has probably done, and what to do
   */
  AssertionError broken(Iterable<String> story, String expected, String found, String mistake) {
    return new AssertionError(
        """
        Broken promise: %s.
          Expected: %s
          Found: %s
          What happened: %s.
          Likely mistake: %s
          More: docs/%s, "%s\""""
            .formatted(words, expected, found, last(story), mistake, page, heading));
  }

  private static String last(Iterable<String> story) {
    List<String> steps = new ArrayList<>();
    story.forEach(steps::add);
    int left = Math.max(0, steps.size() - STEPS);
    return (left == 0 ? "" : "(%s steps before) ".formatted(left))
        + String.join("; ", steps.subList(left, steps.size()));
  }
}
