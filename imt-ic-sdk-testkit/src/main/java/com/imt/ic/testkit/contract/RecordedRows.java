package com.imt.ic.testkit.contract;

import com.imt.ic.InvoiceCloudException;
import com.imt.ic.Report;
import com.imt.ic.ReportRow;
import com.imt.ic.internal.profile.OperationSpec;
import com.imt.ic.internal.profile.ParameterSpec;
import com.imt.ic.internal.profile.RequestValue;
import com.imt.ic.profile.Profile;
import com.imt.ic.soap.SoapInvoiceCloud;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The rows of a recorded answer as the SDK's own client reads them by the profile; those before an
 * error, where there is one. Customers' data: nothing of it may be shown.
 *
 * @param asked the moment since which the report was asked for, where its request lies beside it
 */
record RecordedRows<T>(
    Sample sample, List<T> records, List<ReportRow<T>> rows, Optional<Instant> asked) {

  private static final String ANSWER = ".response.xml";
  private static final String QUESTION = ".request.xml";

  /** Those of each recorded answer of a report. */
  static <T> List<RecordedRows<T>> of(
      Profile profile,
      OperationSpec spec,
      List<Sample> samples,
      Function<SoapInvoiceCloud, Report<T>> call) {
    return samples.stream()
        .filter(sample -> sample.answer().equals(spec.responseElement()))
        .map(sample -> read(profile, spec, sample, call))
        .toList();
  }

  private static <T> RecordedRows<T> read(
      Profile profile,
      OperationSpec spec,
      Sample sample,
      Function<SoapInvoiceCloud, Report<T>> call) {
    List<ReportRow<T>> rows = new ArrayList<>();
    Replay replay = new Replay(Trial.forTrial(profile, spec, sample), sample);
    try (SoapInvoiceCloud cloud = replay.connect();
        Report<T> report = call.apply(cloud)) {
      report.forEachRemaining(rows::add);
    } catch (InvoiceCloudException | IllegalArgumentException e) {
      // the comparison names it; what was read before may answer a question all the same
    }
    List<T> records = new ArrayList<>();
    for (ReportRow<T> row : rows) {
      if (row instanceof ReportRow.Understood<T> understood) {
        records.add(understood.record());
      }
    }
    return new RecordedRows<>(sample, List.copyOf(records), List.copyOf(rows), asked(spec, sample));
  }

  private static Optional<Instant> asked(OperationSpec spec, Sample sample) {
    Path request = sample.path().resolveSibling(sample.file().replace(ANSWER, QUESTION));
    Optional<ParameterSpec> from =
        spec.request().parameters().values().stream()
            .filter(parameter -> parameter.template().values().contains(RequestValue.FROM))
            .findFirst();
    if (from.isEmpty() || !Files.isRegularFile(request)) {
      return Optional.empty();
    }
    String path = from.get().element();
    String element = path.substring(path.lastIndexOf('/') + 1);
    try (InputStream in = Files.newInputStream(request)) {
      return Node.read(in)
          .first(node -> node.name.equals(element) && node.isLeaf())
          .flatMap(node -> moment(node.text(), from.get()));
    } catch (IOException e) {
      return Optional.empty(); // whoever sent it saw to that; only what it asks is wanted here
    }
  }

  /** A text without an offset is by the clock by which the profile writes it. */
  private static Optional<Instant> moment(String text, ParameterSpec from) {
    try {
      TemporalAccessor time =
          from.pattern()
              .orElse(DateTimeFormatter.ISO_DATE_TIME)
              .parseBest(text, OffsetDateTime::from, LocalDateTime::from);
      return Optional.of(
          time instanceof OffsetDateTime moment
              ? moment.toInstant()
              : LocalDateTime.from(time).atZone(from.zone()).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Counts, and no row. */
  @Override
  public String toString() {
    return "RecordedRows[" + sample.file() + ", " + rows.size() + " rows]";
  }
}
