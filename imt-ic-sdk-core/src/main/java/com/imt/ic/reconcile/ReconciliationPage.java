package com.imt.ic.reconcile;

import static com.imt.ic.reconcile.PageText.count;
import static com.imt.ic.reconcile.PageText.escape;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.imt.ic.internal.file.OwnersFiles;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A page for people who close books: one HTML file, complete in itself, that loads nothing from a
 * network. Visits a reconciliation, and then writes what it saw:
 *
 * <pre>{@code
 * ReconciliationPage page = ReconciliationPage.create();
 * page.write(integration.reconcile(page), Path.of("reconciliation.html"));
 * }</pre>
 *
 * <p>It holds customers' data: amounts, invoice numbers, and accounts by their last four, or whole
 * ones by {@link #fullAccounts}; never a name. Whatever a text of InvoiceCloud holds, it is shown
 * as text and runs nowhere.
 *
 * <p>Keeps {@link #mostPayments} payments and 5,000 batches in memory at most, however many there
 * are. Not thread-safe; to be used for one reconciliation after another.
 */
public final class ReconciliationPage implements Reconciliation.Visitor {

  private static final int MOST_BATCHES = 5_000;
  private static final int USUAL_PAYMENTS = 5_000;

  private PageSelection<ReconciledPayment> payments =
      new PageSelection<>(PageSelection.PAYMENTS, USUAL_PAYMENTS);
  private final PageSelection<ReconciledBatch> batches =
      new PageSelection<>(PageSelection.BATCHES, MOST_BATCHES);
  private boolean fullAccounts;
  private @Nullable String allPaymentsIn;
  private @Nullable String allDifferencesIn;

  private ReconciliationPage() {}

  /** {@return a page of at most 5,000 payments, accounts by their last four} */
  public static ReconciliationPage create() {
    return new ReconciliationPage();
  }

  /**
   * Shows whole account numbers.
   *
   * @return this
   */
  public ReconciliationPage fullAccounts() {
    fullAccounts = true;
    return this;
  }

  /**
   * Sets how many payments are shown at most: those with differences first, then those whose money
   * is not settled or came back, then the latest. To be called before it visits.
   *
   * @param most zero or more
   * @return this
   * @throws IllegalArgumentException when it is below zero
   */
  public ReconciliationPage mostPayments(int most) {
    if (most < 0) {
      throw new IllegalArgumentException("A page shows at least 0 payments, found " + most);
    }
    payments = new PageSelection<>(PageSelection.PAYMENTS, most);
    return this;
  }

  /**
   * Tells where people find the payments that the page has no room for.
   *
   * @param where a file's name, or whatever leads them there; null where there is no such place
   * @return this
   */
  public ReconciliationPage allPaymentsIn(@Nullable String where) {
    allPaymentsIn = where;
    return this;
  }

  /**
   * Tells where people find the differences beyond {@link Reconciliation#MOST_DIFFERENCES}.
   *
   * @param where a file's name, or whatever leads them there; null where there is no such place
   * @return this
   */
  public ReconciliationPage allDifferencesIn(@Nullable String where) {
    allDifferencesIn = where;
    return this;
  }

  @Override
  public void begin() {
    payments.clear();
    batches.clear();
  }

  @Override
  public void payment(ReconciledPayment payment) {
    payments.add(payment);
  }

  @Override
  public void batch(ReconciledBatch batch) {
    batches.add(batch);
  }

  /**
   * Writes the page so that readers see the old one or the new one, whole. Makes missing folders;
   * after a failure an earlier page still stands. Page and folders are readable for their owner
   * alone, whatever the umask, where the file system knows POSIX's rights; set others afterwards.
   *
   * @param reconciliation the one that was visited
   * @param file where to
   * @throws IOException when the file cannot be written; the message names it
   */
  public void write(Reconciliation reconciliation, Path file) throws IOException {
    Path target = file.toAbsolutePath();
    Path part = target.resolveSibling(target.getFileName() + "." + UUID.randomUUID() + ".part");
    try {
      Path folder = target.getParent();
      if (folder != null) {
        OwnersFiles.createFolders(folder);
      }
      Files.createFile(part, OwnersFiles.rightsOf(part));
      try (OutputStream out = Files.newOutputStream(part)) {
        write(reconciliation, out);
      }
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new IOException(
          "Cannot write " + target + " (" + e + "); check its folder's rights and free space", e);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /**
   * Writes the page in UTF-8, for instance to an HTTP response.
   *
   * @param reconciliation the one that was visited
   * @param out flushed, not closed
   * @throws IOException when that fails
   */
  public void write(Reconciliation reconciliation, OutputStream out) throws IOException {
    Objects.requireNonNull(reconciliation, "reconciliation");
    Writer page = new BufferedWriter(new OutputStreamWriter(out, UTF_8));
    PageTemplate.write((name, writer) -> fill(name, reconciliation, writer), page);
    page.flush();
  }

  private void fill(String name, Reconciliation reconciliation, Writer page) throws IOException {
    switch (name) {
      case "biller" -> page.append(escape(reconciliation.biller().value()));
      case "zone" -> page.append(escape(reconciliation.zone().getId()));
      case "day" ->
          page.append(LocalDate.ofInstant(reconciliation.asOf(), reconciliation.zone()).toString());
      case "asOf" -> page.append(reconciliation.asOf().toString());
      case "asOfWords" ->
          page.append(escape(PageText.moment(reconciliation.asOf(), reconciliation.zone())));
      case "span" -> page.append(PageFigures.span(reconciliation));
      case "alarm" -> page.append(PageFigures.alarm(reconciliation));
      case "verdict" -> page.append(PageFigures.verdict(reconciliation));
      case "tiles" -> page.append(PageFigures.tiles(reconciliation));
      case "balances" -> page.append(PageFigures.balances(reconciliation));
      case "days" -> page.append(DaysChart.html(reconciliation));
      case "states" -> page.append(PageFigures.states(reconciliation));
      case "channels" -> page.append(PageFigures.channels(reconciliation));
      case "aboutDifferences" -> page.append(aboutDifferences(reconciliation));
      case "aboutDays" -> page.append(aboutDays(reconciliation));
      case "aboutBatches" -> page.append(aboutBatches());
      case "aboutPayments" -> page.append(aboutPayments());
      case "data" ->
          new PageData(reconciliation, fullAccounts)
              .write(payments.inOrder(), batches.inOrder(), allPaymentsIn, page);
      default -> throw new IllegalStateException("page.html has an unknown place: " + name);
    }
  }

  private String aboutDifferences(Reconciliation reconciliation) {
    long all = reconciliation.differenceCount();
    int shown = reconciliation.differences().size();
    String about = "What does not fit, what it may be, what to do and by when. Oldest first.";
    return shown >= all
        ? about
        : "%s Shown are the oldest %s of %s.%s"
            .formatted(about, count(shown), count(all), place("All", allDifferencesIn));
  }

  private static String aboutDays(Reconciliation reconciliation) {
    DaysShown shown = DaysShown.of(reconciliation);
    String about =
        "What customers paid and was posted or kept, what settled less chargebacks, what reached the bank,"
            + " and the ACH returns as they were reported, by days in "
            + escape(reconciliation.zone().getId())
            + (shown.unit().equals("day") ? "." : ", each bar a " + shown.unit() + ".");
    return shown.left() == 0
        ? about
        : about
            + " "
            + count(shown.left(), "day lies", "days lie")
            + " far from the others, or in the future, and stands in the table alone.";
  }

  private String aboutBatches() {
    long all = batches.seen();
    int shown = batches.inOrder().size();
    String about =
        "Each batch of a payment of above, or of open items of a day with news, and whether its deposit fits.";
    return shown >= all
        ? about
        : "%s Shown are %s of %s: those that do not fit first, then the latest."
            .formatted(about, count(shown), count(all));
  }

  private String aboutPayments() {
    long all = payments.seen();
    int shown = payments.inOrder().size();
    String about =
        fullAccounts ? "Each opens to its life." : "Each opens to its life. Accounts by last four.";
    return shown >= all
        ? "All " + count(all, "payment", "payments") + ". " + about
        : "Shown are %s of %s: those with differences first, then those not settled, then the latest.%s %s"
            .formatted(count(shown), count(all), place("All", allPaymentsIn), about);
  }

  private static String place(String what, @Nullable String where) {
    return where == null ? "" : " " + what + " are in " + escape(where) + ".";
  }
}
