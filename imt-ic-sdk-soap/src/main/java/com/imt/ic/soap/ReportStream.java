package com.imt.ic.soap;

import com.imt.ic.Report;
import com.imt.ic.ReportKind;
import com.imt.ic.ReportRow;
import com.imt.ic.UnreadableRow;
import com.imt.ic.profile.OperationSpec;
import com.imt.ic.soap.dataset.DataSetReader;
import com.imt.ic.soap.dataset.DataSetRow;
import com.imt.ic.soap.xml.XmlFault;
import java.io.IOException;
import java.lang.ref.Cleaner;
import java.time.Instant;
import java.time.ZoneId;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A report's rows out of an answer that is still arriving. Not thread-safe. */
final class ReportStream<T> implements Report<T> {

  private static final Logger LOG = LoggerFactory.getLogger(ReportStream.class);

  /**
   * Cancels what a caller forgot to close. Not a courtesy: OkHttp 5 hands a connection whose answer
   * was abandoned, rows still unread in it, to a later and unrelated call (okhttp issue 9240).
   */
  private static final Cleaner FORGOTTEN = Cleaner.create();

  private final SoapAnswer answer;
  private final DataSetReader dataSet;
  private final ReportKind report;
  private final OperationSpec operation;
  private final RowMapper<T> mapper;
  private final ZoneId billerZone;
  private final ReportTable table;
  private final ColumnNames names;
  private final Cleaner.Cleanable forgotten;
  private @Nullable DataSetRow ahead;
  private @Nullable RuntimeException failure;
  private boolean ended;
  private boolean closed;
  private long rows;
  private long replaced;

  private ReportStream(
      SoapAnswer answer,
      ReportKind report,
      OperationSpec operation,
      RowMapper<T> mapper,
      ZoneId billerZone) {
    this.answer = answer;
    this.report = report;
    this.operation = operation;
    this.mapper = mapper;
    this.billerZone = billerZone;
    this.dataSet = DataSetReader.over(answer.cursor());
    this.table = new ReportTable(operation);
    this.names = new ColumnNames(operation);
    this.forgotten = FORGOTTEN.register(this, answer.exchange()::cancel);
  }

  /**
   * Opens a report, up to its first row: what fails before it can still be asked for again.
   *
   * @throws IOException when the answer fails before its first row
   */
  static <T> ReportStream<T> open(
      SoapAnswer answer,
      ReportKind report,
      OperationSpec operation,
      RowMapper<T> mapper,
      ZoneId billerZone)
      throws IOException {
    ReportStream<T> stream = new ReportStream<>(answer, report, operation, mapper, billerZone);
    try {
      Optional<DataSetRow> first = stream.dataSet.next();
      stream.table.check(stream.dataSet, stream.names);
      stream.accept(first);
    } catch (XmlFault e) {
      if (e.kind() == XmlFault.Kind.NO_DATA_SET && !stream.dataSet.errorMessage().isEmpty()) {
        throw Failures.refusal(stream.dataSet.errorMessage(), answer.exchange());
      }
      throw e;
    }
    return stream;
  }

  private void accept(Optional<DataSetRow> first) throws IOException {
    Optional<DataSetRow> row = first;
    while (row.isPresent() && !table.owns(row.get().table())) {
      row = dataSet.next();
    }
    ahead = row.orElse(null);
    if (row.isEmpty()) {
      table.checkEnd();
      ended = true;
      answer.exchange().finished();
      answer.exchange().close();
      LOG.debug(
          "{} [{}] gave {} rows within {}; {} characters that XML forbids were replaced; rows that"
              + " the server calls erroneous: {}",
          operation.operation(),
          answer.call().correlationId(),
          rows,
          answer.call().elapsed(),
          replaced,
          dataSet.rowErrors().size());
    }
  }

  @Override
  public boolean hasNext() {
    if (failure != null) {
      throw failure;
    }
    if (closed && !ended) {
      throw new IllegalStateException("The report is closed");
    }
    if (ahead == null && !ended) {
      try {
        accept(dataSet.next());
      } catch (IOException e) {
        AttemptFailedException failed = Failures.of(e, answer.exchange(), answer.call().now());
        throw remember(answer.call().failed(failed, ", after " + rows + " rows"));
      } catch (RuntimeException e) {
        throw remember(e);
      }
    }
    return ahead != null;
  }

  private RuntimeException remember(RuntimeException e) {
    failure = e;
    answer.exchange().cancel();
    return e;
  }

  @Override
  public ReportRow<T> next() {
    if (!hasNext()) {
      throw new NoSuchElementException("The report has no further row");
    }
    DataSetRow row = java.util.Objects.requireNonNull(ahead);
    ahead = null;
    rows++;
    replaced += row.replacedCharacters();
    if (row.hasErrors()) {
      return notUnderstood(
          row, "InvoiceCloud itself marked the row as erroneous (diffgr:hasErrors)");
    }
    try {
      return new ReportRow.Understood<>(
          mapper.map(new RowFields(operation, names, row.columns(), billerZone)));
    } catch (UnreadableFieldException e) {
      return notUnderstood(row, String.valueOf(e.getMessage()));
    }
  }

  private ReportRow<T> notUnderstood(DataSetRow row, String reason) {
    return new ReportRow.NotUnderstood<>(new UnreadableRow(report, reason, row.columns()));
  }

  @Override
  public Optional<Instant> serverTime() {
    return answer.serverTime();
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      forgotten.clean();
      dataSet.close();
    }
  }
}
