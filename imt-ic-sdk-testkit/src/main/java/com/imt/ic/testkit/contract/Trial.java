package com.imt.ic.testkit.contract;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceCloudException;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Report;
import com.imt.ic.cloud.InvoiceFile;
import com.imt.ic.internal.profile.OperationSpec;
import com.imt.ic.internal.profile.PageSpec;
import com.imt.ic.internal.record.RecordType;
import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.CustomerEnrollment;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.SettledPayment;
import com.imt.ic.profile.Profile;
import com.imt.ic.soap.SoapInvoiceCloud;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tries a profile: each recorded answer is read by the SDK's own client, and shown; each request is
 * shown as it would be sent. Nothing is sent. Not thread-safe.
 */
final class Trial {

  private final Profile profile;
  private final List<Sample> samples;
  private final Instant now;
  private final List<String> lines = new ArrayList<>();
  private final List<ContractDifference> faults = new ArrayList<>();
  private final Set<String> shown = new HashSet<>();

  private Trial(Profile profile, List<Sample> samples, Clock clock) {
    this.profile = profile;
    this.samples = samples;
    this.now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  /**
   * Tries all operations but some.
   *
   * @param untried those that a profile does not say yet
   */
  static Trial of(Profile profile, List<Sample> samples, Set<String> untried, Clock clock) {
    Trial trial = new Trial(profile, samples, clock);
    for (String id : Profile.OPERATIONS) {
      if (untried.contains(id)) {
        trial.lines.add(id + ": not tried; something of it is MISSING");
      } else {
        trial.operation(profile.operation(id));
      }
    }
    return trial;
  }

  /** What was sent and read, as a person reads it. */
  List<String> lines() {
    return List.copyOf(lines);
  }

  /** What could not be read. */
  List<ContractDifference> faults() {
    return List.copyOf(faults);
  }

  private void operation(OperationSpec spec) {
    List<Sample> own =
        samples.stream().filter(each -> each.answer().equals(spec.responseElement())).toList();
    if (own.isEmpty()) {
      request(spec);
    }
    boolean isShown = false;
    for (Sample sample : own) {
      Replay replay = new Replay(forTrial(profile, spec, sample), sample);
      List<String> found = new ArrayList<>();
      try (SoapInvoiceCloud cloud = replay.connect()) {
        found.addAll(read(spec, sample, cloud));
      } catch (InvoiceCloudException | IllegalArgumentException e) {
        String message = String.valueOf(e.getMessage());
        found.add("not read: " + message);
        fault(spec, sample, "an answer that is read", message);
      }
      if (!isShown) {
        show(spec, replay);
        isShown = true;
      }
      lines.add(spec.id() + " from " + sample.file() + ": " + found.get(0));
      lines.addAll(found.subList(1, found.size()));
    }
  }

  /** Shows what would be sent where there is no answer to it. */
  private void request(OperationSpec spec) {
    Replay replay = new Replay(forTrial(profile, spec, null), null);
    try (SoapInvoiceCloud cloud = replay.connect()) {
      call(spec, cloud, null);
    } catch (InvoiceCloudException | IllegalArgumentException e) {
      if (replay.requests().isEmpty()) {
        lines.add(spec.id() + " can send nothing: " + e.getMessage());
      }
    }
    show(spec, replay);
    if (!replay.requests().isEmpty()) {
      lines.add(spec.id() + ": no recorded answer, so nobody knows whether one would be read");
    }
  }

  /** Shows requests, but for one that was shown before, as a login is. */
  private void show(OperationSpec spec, Replay replay) {
    replay.requests().stream()
        .filter(shown::add)
        .forEach(request -> lines.add(spec.id() + " would send " + request));
  }

  private List<String> read(OperationSpec spec, Sample sample, SoapInvoiceCloud cloud) {
    List<String> read = call(spec, cloud, sample);
    return read.isEmpty() ? List.of("nothing is read, as of something that is not there") : read;
  }

  private List<String> call(OperationSpec spec, SoapInvoiceCloud cloud, @Nullable Sample sample) {
    Instant from = now.minus(Duration.ofDays(1));
    LocalDate today = now.atZone(profile.billerZone()).toLocalDate();
    return switch (spec.id()) {
      case "payments" -> rows(spec, sample, Payment.recordType(), cloud.paymentsSince(from));
      case "settledBatches" ->
          rows(
              spec,
              sample,
              SettledPayment.recordType(),
              cloud.settledBetween(today.minusDays(3), today));
      case "achRejects" -> rows(spec, sample, AchReturn.recordType(), cloud.achReturnsSince(from));
      case "autoPay" ->
          rows(spec, sample, CustomerEnrollment.recordType(), cloud.autoPayCustomers(from));
      case "paperless" ->
          rows(spec, sample, CustomerEnrollment.recordType(), cloud.paperlessCustomers(from));
      case "submitInvoiceFile" ->
          List.of(
              cloud
                      .submit(InvoiceFile.of("trial.bif", "trial".getBytes(StandardCharsets.UTF_8)))
                      .accepted()
                  ? "the file is accepted"
                  : "the file is refused");
      case "viewInvoice" ->
          cloud
              .findInvoice(InvoiceNumber.of("1"))
              .map(found -> List.of("balanceDue " + found.balanceDue()))
              .orElse(List.of());
      default ->
          cloud.findCustomer(AccountNumber.of("1")).map(found -> List.of("read")).orElse(List.of());
    };
  }

  private <T> List<String> rows(
      OperationSpec spec, @Nullable Sample sample, RecordType<T> type, Report<T> report) {
    ShownReport<T> read = new ShownReport<>(type, profile.billerZone());
    try (report) {
      report.forEachRemaining(read::add);
    }
    if (sample != null && read.unread() > 0) {
      fault(
          spec,
          sample,
          "rows that are all read",
          "%s that are not: %s".formatted(read.unread(), String.join("; ", read.reasons())));
    }
    return read.lines();
  }

  private void fault(OperationSpec spec, Sample sample, String expected, String found) {
    faults.add(
        new ContractDifference(
            spec.service(),
            spec.operation() + " trial",
            expected,
            found + ", in " + sample.file(),
            true));
  }

  /** A recorded answer is one page of one type, however it was asked for. */
  static Profile forTrial(Profile profile, OperationSpec spec, @Nullable Sample sample) {
    CommentedJson json = new CommentedJson();
    int rows =
        sample == null
            ? 0
            : sample.tables().values().stream().mapToInt(Table::rows).max().orElse(0);
    int size = spec.request().pages().map(PageSpec::size).orElse(Integer.MAX_VALUE);
    if (rows >= size) {
      json.object("operations").object(spec.id()).object("pages").put("size", rows + 1, List.of());
    }
    if (spec.request().pages().isPresent()) {
      // The answer is one page, and as such need not be all.
      json.object("answers").put("totals", List.of(), List.of());
    }
    if (profile.invoiceTypes().size() > 1) {
      json.object("biller").put("invoiceTypes", List.of(profile.invoiceTypes().get(0)), List.of());
    }
    return profile.override(json.toString());
  }
}
