package com.imt.ic.soap;

import com.imt.ic.ContractMismatchException;
import com.imt.ic.InvoiceCloudException;
import com.imt.ic.Report;
import com.imt.ic.ReportRow;
import com.imt.ic.ReportStatistics;
import com.imt.ic.soap.internal.dataset.StatedTotal;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * A report that several answers make up, one after the other, each asked for when the one before
 * was read to its end. Each is a call of its own for whoever observes; what is forgotten is the
 * answer that is open. Not thread-safe.
 */
final class PagedReport<T> implements Report<T> {

  /** Asks for a part of a report and opens its answer. */
  @FunctionalInterface
  interface Opener<T> {

    /**
     * Opens it.
     *
     * @param rowsBefore how many rows the other answers had
     */
    ReportStream<T> open(OperationRequest request, ReportQuestion<T> question, long rowsBefore);
  }

  private final ReportParts parts;
  private final ReportQuestion<T> question;
  private final Opener<T> opener;
  private final Optional<Instant> serverTime;
  private final Queue<ReportRow<T>> ready = new ArrayDeque<>();
  private final PartStatistics statistics = new PartStatistics();
  private final Queue<ReportRow<T>> ofType = new ArrayDeque<>();
  private final TypeOverlap<T> types = new TypeOverlap<>();
  private PageOverlap<T> overlap = new PageOverlap<>();
  private ReportStream<T> answer;
  private int type;
  private int page;
  private int longest;
  private long seen;
  private long rowsOfType;
  private @Nullable StatedTotal total;
  private @Nullable InvoiceCloudException failure;
  private boolean ended;
  private boolean closed;

  private PagedReport(ReportParts parts, ReportQuestion<T> question, Opener<T> opener) {
    this.parts = parts;
    this.question = question;
    this.opener = opener;
    this.answer = opener.open(parts.first(), question.ofPart(), 0);
    this.serverTime = answer.serverTime();
  }

  /** Opens a report up to the first row of its first answer. */
  static <T> PagedReport<T> open(ReportParts parts, ReportQuestion<T> question, Opener<T> opener) {
    return new PagedReport<>(parts, question, opener);
  }

  @Override
  public boolean hasNext() {
    if (failure != null) {
      throw failure;
    }
    if (closed && !ended) {
      throw new IllegalStateException("The report is closed");
    }
    try {
      while (ready.isEmpty() && !ended) {
        goOn();
      }
    } catch (InvoiceCloudException e) {
      failure = e;
      throw e;
    }
    return !ready.isEmpty();
  }

  private void goOn() {
    if (answer.hasNext()) {
      seen++;
      overlap.add(answer.next(), ofType);
      handOn();
      int size = parts.pages().map(pages -> pages.size()).orElse(Integer.MAX_VALUE);
      if (page > 0 && overlap.rows() > size && overlap.beginsAlike()) {
        throw unpaged();
      }
      return;
    }
    overlap.release(ofType);
    handOn();
    statistics.end(answer);
    count();
    if (isLastPage()) {
      nextType();
    } else {
      longest = Math.max(longest, overlap.rows());
      page++;
      overlap.nextPage();
      ask();
    }
  }

  /**
   * Counts an answer's rows, those that came before included: pages whose rows were pushed on still
   * reach to the last one, as the total does. An empty page behind them may say 0, or nothing.
   */
  private void count() {
    rowsOfType += overlap.isSame() ? 0 : overlap.rows();
    if (total == null || answer.total().rows() > 0) {
      total = answer.total();
    }
  }

  private void handOn() {
    while (!ofType.isEmpty()) {
      types.add(ofType.remove(), ready);
      if (types.isProven()) {
        throw untyped();
      }
    }
  }

  /** A first page that is short may be so by a limit of the server's own; only the next tells. */
  private boolean isLastPage() {
    int rows = overlap.rows();
    if (parts.pages().isEmpty()) {
      question.round(rows, parts.name(type, page)).ifPresent(statistics::add);
      return true;
    }
    if (page > 0 && overlap.isSame()) {
      if (rows >= parts.pages().get().size()) {
        throw unpaged();
      }
      // The server does not page, and these are all, unless it has a limit of its own.
      question.cut(rows, parts.name(type, page)).ifPresent(statistics::add);
      return true;
    }
    return rows == 0 || (page > 0 && rows < longest);
  }

  private void nextType() {
    if (types.isSame()) {
      throw untyped();
    }
    if (total != null) {
      question.requireAll(total, rowsOfType, parts.name(type, page));
    }
    total = null;
    rowsOfType = 0;
    types.nextType(ready);
    type++;
    if (type == parts.types()) {
      ended = true;
      return;
    }
    page = 0;
    longest = 0;
    overlap = new PageOverlap<>();
    ask();
  }

  private void ask() {
    answer.close();
    answer = opener.open(parts.get(type, page), question.ofPart(), seen);
  }

  private ContractMismatchException unpaged() {
    String operation = question.operation().id();
    return new ContractMismatchException(
        "%s%s: it has the rows of the page before it, as if the server did not read the page's number, so that rows may be missing. Check operations.%s.parameters and operations.%s.pages in the profile."
            .formatted(
                question.operation().operation(), parts.name(type, page), operation, operation));
  }

  private ContractMismatchException untyped() {
    String operation = question.operation().id();
    return new ContractMismatchException(
        "%s%s: it has the rows of the invoice type before it, as if the server did not read the type, so that each row would count twice. Check {invoiceTypeId} in operations.%s.parameters in the profile."
            .formatted(question.operation().operation(), parts.name(type, page), operation));
  }

  @Override
  public ReportRow<T> next() {
    if (!hasNext()) {
      throw new NoSuchElementException("The report has no further row");
    }
    ReportRow<T> row = ready.remove();
    if (row instanceof ReportRow.Understood<T> understood) {
      question.seen(understood.record());
    }
    statistics.handOut(row);
    return row;
  }

  @Override
  public Optional<Instant> serverTime() {
    return serverTime;
  }

  @Override
  public ReportStatistics statistics() {
    return statistics.with(answer, question.warning(serverTime));
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      answer.close();
    }
  }
}
