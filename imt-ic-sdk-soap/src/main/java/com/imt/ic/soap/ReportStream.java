package com.imt.ic.soap;

import com.imt.ic.CallFailedException.Kind;
import com.imt.ic.ContractMismatchException;
import com.imt.ic.InvoiceCloudException;
import com.imt.ic.Redaction;
import com.imt.ic.Report;
import com.imt.ic.ReportRow;
import com.imt.ic.ReportStatistics;
import com.imt.ic.Warning;
import com.imt.ic.internal.mapping.AmbiguousRow;
import com.imt.ic.internal.mapping.ColumnNames;
import com.imt.ic.internal.mapping.RepeatedColumns;
import com.imt.ic.internal.mapping.ReportMapping;
import com.imt.ic.internal.mapping.RowFields;
import com.imt.ic.internal.mapping.UnreadableFieldException;
import com.imt.ic.internal.profile.OperationSpec;
import com.imt.ic.profile.Profile;
import com.imt.ic.soap.internal.dataset.CurrentRow;
import com.imt.ic.soap.internal.dataset.DataSetReader;
import com.imt.ic.soap.internal.dataset.JoinedRows;
import com.imt.ic.soap.internal.dataset.RawRow;
import com.imt.ic.soap.internal.dataset.RowPlan;
import com.imt.ic.soap.internal.dataset.RowSource;
import com.imt.ic.soap.internal.dataset.StatedTotal;
import com.imt.ic.soap.internal.xml.XmlFault;
import java.io.IOException;
import java.lang.ref.Cleaner;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A report's rows out of an answer that is still arriving. Not thread-safe. */
final class ReportStream<T> implements Report<T> {

  private static final int ROWS_PER_EVENT = 10_000;
  private static final int MOST_UNKNOWN_COLUMNS = 100;
  private static final int MOST_OTHER_ROWS = 20;

  /**
   * Cancels what a caller forgot to close. Not a courtesy: OkHttp 5 hands a connection whose answer
   * was abandoned, rows still unread in it, to a later and unrelated call (okhttp issue 9240).
   */
  private static final Cleaner FORGOTTEN = Cleaner.create();

  private final SoapAnswer answer;
  private final DataSetReader dataSet;
  private final RowPlan plan;
  private RowSource source;
  private final ReportQuestion<T> question;
  private final OperationSpec operation;
  private final long maximumRows;
  private final long rowsBefore;
  private final ReportTable table;
  private final ColumnNames names;
  private final RowFields fields;
  private final Supplier<T> mapped;
  private final Cleaner.Cleanable forgotten;
  private boolean ahead;
  private @Nullable InvoiceCloudException failure;
  private boolean ended;
  private boolean closed;
  private boolean told;
  private long rows;
  private long notUnderstood;
  private long replaced;

  private ReportStream(
      SoapAnswer answer,
      ReportQuestion<T> question,
      long maximumRows,
      long rowsBefore,
      Profile profile) {
    this.rowsBefore = rowsBefore;
    this.answer = answer;
    this.question = question;
    this.operation = question.operation();
    this.maximumRows = maximumRows;
    this.plan = RowPlan.of(operation);
    this.dataSet = DataSetReader.over(answer.cursor(), answer.exchange().answers, plan);
    this.source = dataSet;
    this.table = new ReportTable(operation, plan, answer.exchange());
    this.names = new ColumnNames(operation);
    this.fields = new RowFields(operation, names, profile);
    this.mapped = question.mapper().over(fields);
    this.forgotten = FORGOTTEN.register(this, answer.exchange()::cancel);
  }

  /**
   * Opens a report, up to its first row: what fails before it can still be asked for again.
   *
   * @param rowsBefore how many rows the report's other answers had
   */
  static <T> ReportStream<T> open(
      SoapAnswer answer,
      ReportQuestion<T> question,
      long maximumRows,
      long rowsBefore,
      Profile profile)
      throws IOException {
    ReportStream<T> stream = new ReportStream<>(answer, question, maximumRows, rowsBefore, profile);
    try {
      boolean first = stream.dataSet.advance();
      if (!stream.table.check(stream.dataSet, stream.names)) {
        throw stream.missing(first);
      }
      stream.begin(first);
    } catch (XmlFault e) {
      throw stream.failure(e);
    }
    return stream;
  }

  /** What it means that the answer has other tables alone, which may say why. */
  private RuntimeException missing(boolean first) throws IOException {
    boolean row = first;
    for (int i = 0; row && i < MOST_OTHER_ROWS; i++) {
      table.owns(dataSet.current());
      row = dataSet.advance();
    }
    return table.missing(dataSet);
  }

  /** What it means where the answer itself says that the operation failed. */
  private AttemptFailedException failure(XmlFault fault) throws IOException {
    return switch (fault.kind()) {
      case SOAP_FAULT -> Failures.of(answer.fault(), answer.exchange());
      case REFUSED -> Failures.refusal(dataSet.errorMessage(), answer.exchange());
      default -> throw fault;
    };
  }

  private void begin(boolean first) throws IOException {
    if (!plan.joins()) {
      accept(first);
      return;
    }
    source = new JoinedRows(dataSet, plan, first);
    advanceSource();
  }

  private void advanceSource() throws IOException {
    try {
      accept(source.advance());
    } catch (ContractMismatchException e) {
      throw table.orRefusal(e);
    }
  }

  private void accept(boolean first) throws IOException {
    ahead = first;
    while (ahead && !table.owns(source.current())) {
      dataSet.total().see(source.current());
      ahead = source.advance();
    }
    if (!ahead) {
      table.checkEnd(dataSet, source instanceof JoinedRows joined ? joined.cameAround() : Set.of());
      if (!question.isPart()) {
        question.requireAll(dataSet.total(), rows, "");
      }
      ended = true;
      answer.exchange().finished = true;
      answer.exchange().close();
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
    if (!ahead && !ended) {
      try {
        advance();
      } catch (AttemptFailedException failed) {
        throw remember(answer.call().failed(failed, ", after " + rows + " rows"));
      } catch (InvoiceCloudException e) {
        throw remember(e);
      }
    }
    if (!ahead) {
      tellEnd(true);
    } else if (rowsBefore + rows >= maximumRows) {
      throw remember(
          answer
              .call()
              .failed(
                  AttemptFailedException.of(
                          Kind.LIMIT_EXCEEDED,
                          "the answer has more rows than the limit of " + maximumRows)
                      .advice("Ask for less, or raise maximumRows in SoapSettings")
                      .status(answer.exchange().status())));
    }
    return ahead;
  }

  private void advance() {
    try {
      try {
        advanceSource();
      } catch (XmlFault e) {
        throw failure(e);
      }
    } catch (IOException e) {
      throw Failures.of(e, answer.exchange(), answer.call().now());
    }
  }

  private InvoiceCloudException remember(InvoiceCloudException e) {
    failure = e;
    answer.exchange().cancel();
    if (!told) {
      told = true;
      answer.call().observer.failed(answer.call(), e);
    }
    return e;
  }

  private void tellEnd(boolean complete) {
    if (!told) {
      told = true;
      answer.call().observer.finished(answer.call(), statistics(), complete);
    }
  }

  @Override
  public ReportRow<T> next() {
    if (!hasNext()) {
      throw new NoSuchElementException("The report has no further row");
    }
    CurrentRow row = source.current();
    ahead = false;
    rows++;
    replaced += row.replacedCharacters();
    ReportRow<T> read = read(row);
    if (read instanceof ReportRow.NotUnderstood) {
      notUnderstood++;
    }
    if (rows % ROWS_PER_EVENT == 0) {
      answer.call().observer.rows(answer.call(), statistics());
    }
    return read;
  }

  private ReportRow<T> read(CurrentRow row) {
    RawRow raw = row.raw();
    if (row.hasErrors()) {
      Map<String, String> marked = new LinkedHashMap<>(raw);
      marked.put(ReportMapping.ERRONEOUS, "true");
      return new ReportRow.NotUnderstood<>(marked, ReportMapping.ERRONEOUS_REASON);
    }
    if (row.hasRepeated()) {
      return repeated(raw, row);
    }
    if (!row.ambiguous().isEmpty()) {
      return ambiguous(raw, row.ambiguous());
    }
    fields.of(row);
    try {
      return new ReportRow.Understood<>(question.seen(mapped.get()), raw);
    } catch (UnreadableFieldException e) {
      return new ReportRow.NotUnderstood<>(raw, String.valueOf(e.getMessage()));
    } catch (ContractMismatchException e) {
      throw remember(e); // a fault of the profile, not of the row
    }
  }

  private static <T> ReportRow<T> repeated(RawRow raw, CurrentRow row) {
    Map<String, String> marked = RepeatedColumns.mark(raw, row.repeated());
    return new ReportRow.NotUnderstood<>(marked, RepeatedColumns.reason(marked));
  }

  private static <T> ReportRow<T> ambiguous(RawRow raw, Map<String, Integer> tables) {
    Map.Entry<String, Integer> first = tables.entrySet().iterator().next();
    return new ReportRow.NotUnderstood<>(
        AmbiguousRow.mark(raw, tables),
        AmbiguousRow.reason(first.getKey(), first.getValue().toString()));
  }

  @Override
  public Optional<Instant> serverTime() {
    return answer.serverTime();
  }

  @Override
  public ReportStatistics statistics() {
    return new ReportStatistics(
        rows,
        notUnderstood,
        replaced,
        dataSet.rowErrors().stream().map(Redaction::foreignText).toList(),
        names.unnamed().stream().limit(MOST_UNKNOWN_COLUMNS).map(Redaction::shorten).toList(),
        Stream.of(question.warning(serverTime()), table.warning(), unfitting())
            .flatMap(Optional::stream)
            .toList());
  }

  /** How many rows it says that there are, after its end. */
  StatedTotal total() {
    return dataSet.total();
  }

  /** Rows that are looked up and that no row of the report has the key of, however alike. */
  private Optional<Warning> unfitting() {
    List<String> tables = source instanceof JoinedRows joined ? joined.unfitting() : List.of();
    return tables.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Warning(
                Warning.Kind.UNREAD_TABLES,
                "rows of tables that are looked up, of which none has the key of any row: "
                    + String.join(", ", tables)));
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      tellEnd(ended && !ahead);
      forgotten.clean();
      dataSet.close();
    }
  }
}
