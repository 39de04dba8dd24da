package com.imt.ic.internal.store;

import com.imt.ic.PaymentGuid;
import com.imt.ic.internal.store.jdbc.JdbcIntegrationStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

/**
 * Stores that are sound but for one fault each, with the test of the contract that states the
 * promise which the fault breaks.
 */
final class Faults implements ArgumentsProvider {

  @Override
  public Stream<Arguments> provideArguments(
      ParameterDeclarations parameters, ExtensionContext context) {
    return Stream.of(payments(), jobs(), journals(), invoices(), transactions())
        .flatMap(each -> each);
  }

  /** Another identity and nothing else. */
  private static PaymentEntry with(PaymentEntry entry, PaymentGuid guid) {
    return new PaymentEntry(
        guid,
        entry.allocation(),
        entry.accountNumber(),
        entry.invoiceNumber(),
        entry.method(),
        entry.amount(),
        entry.pushedFee(),
        entry.reportedFee(),
        entry.paidAt(),
        entry.state(),
        entry.receiptNumber(),
        entry.pushedAt(),
        entry.reportedAt(),
        entry.postedAgain(),
        entry.takenBack());
  }

  private static Stream<Arguments> payments() {
    return Stream.of(
        fault(
            "forgets the payments that it says it added",
            "payment_is_kept_with_every_field",
            "payments",
            "add",
            (transaction, call, arguments) -> true),
        fault(
            "takes a payment twice",
            "payment_added_twice_is_kept_once_as_it_came_first",
            "payments",
            "add",
            (transaction, call, arguments) -> {
              PaymentEntry entry = (PaymentEntry) arguments[0];
              if (!(boolean) call.make(arguments)) {
                transaction.payments().update(entry);
              }
              return true;
            }),
        fault(
            "overwrites a known payment, though it says that it is known",
            "payment_added_twice_is_kept_once_as_it_came_first",
            "payments",
            "add",
            (transaction, call, arguments) -> {
              boolean added = (boolean) call.make(arguments);
              if (!added) {
                transaction.payments().update((PaymentEntry) arguments[0]);
              }
              return added;
            }),
        fault(
            "forgets keys of money after ten years",
            "payment_of_many_years_ago_is_still_known",
            "payments",
            "lock",
            (transaction, call, arguments) ->
                ((Optional<?>) call.make(arguments))
                    .map(PaymentEntry.class::cast)
                    .filter(
                        entry ->
                            entry.paidAt().isAfter(Entries.NOON.minus(Duration.ofDays(3_650))))),
        fault(
            "takes identities for one that differ in case",
            "identities_that_differ_in_case_alone_are_two",
            "payments",
            "add",
            (transaction, call, arguments) -> {
              PaymentEntry entry = (PaymentEntry) arguments[0];
              return call.make(
                  with(
                      entry, PaymentGuid.of(entry.paymentGuid().value().toLowerCase(Locale.ROOT))));
            }),
        fault(
            "rounds moments to the second",
            "moments_are_cut_to_the_microsecond_never_rounded",
            "jobs",
            "put",
            (transaction, call, arguments) -> {
              JobEntry entry = (JobEntry) arguments[0];
              return call.make(
                  entry.readUpTo(
                      Instant.ofEpochSecond(entry.readUpTo().plusMillis(500).getEpochSecond())));
            }),
        fault(
            "does not lock what it reads to change",
            "payment_that_is_locked_alone_holds_the_next_up",
            () -> h2(sql -> sql.replace(" FOR UPDATE", ""))));
  }

  private static Stream<Arguments> jobs() {
    return Stream.of(
        fault(
            "lets a checkpoint go back",
            "checkpoint_moves_forward_alone",
            () -> h2(sql -> sql.replace("WHEN read_up_to > ?", "WHEN read_up_to > ? AND FALSE"))),
        fault(
            "forgets a checkpoint that a later entry does not name",
            "checkpoint_moves_forward_alone",
            () ->
                h2(
                    sql ->
                        sql.replace(
                            "ic_job SET not_before", "ic_job SET read_up_to = NULL, not_before"))),
        fault(
            "keeps one entry for all jobs",
            "each_job_is_remembered_by_itself",
            "jobs",
            "find",
            (transaction, call, arguments) -> call.make("payments")),
        fault(
            "lets a stale fencing token write",
            "lease_that_changed_hands_cannot_be_renewed_nor_ended_by_its_former_holder",
            "leases",
            "renew",
            (transaction, call, arguments) -> {
              call.make(arguments);
              return true;
            }),
        fault(
            "gives one token to every holding",
            "lease_is_one_nodes_until_it_expires_and_each_holding_has_a_greater_token",
            () -> h2(sql -> sql.replace("token = token + 1", "token = token"))),
        fault(
            "gives a job to whoever asks",
            "of_several_nodes_that_take_a_lease_at_once_one_gets_it",
            "leases",
            "acquire",
            (transaction, call, arguments) ->
                call.make(arguments[0], "anybody", arguments[2], arguments[3])),
        fault(
            "lets a former holder end the present one's lease",
            "lease_that_changed_hands_cannot_be_renewed_nor_ended_by_its_former_holder",
            "leases",
            "release",
            (transaction, call, arguments) ->
                call.make(transaction.leases().find(((Lease) arguments[0]).job()).orElseThrow())),
        fault(
            "does not extend a lease",
            "lease_that_is_renewed_lasts_longer",
            "leases",
            "renew",
            (transaction, call, arguments) ->
                call.make(arguments[0], ((Lease) arguments[0]).expiresAt())),
        fault(
            "forgets how long a source was silent",
            "job_is_remembered_as_it_was_last_put_with_every_field",
            () ->
                h2(
                    sql ->
                        sql.replace(
                            "row_count = ?, empty_answers = ?",
                            "row_count = ?, empty_answers = CASE WHEN ? > 0 THEN 1 ELSE 0 END"))),
        fault(
            "forgets how often a job failed",
            "job_is_remembered_as_it_was_last_put_with_every_field",
            () -> h2(sql -> sql.replace(" failures = ?", " failures = 0 * ?"))),
        fault(
            "forgets that a job ended",
            "job_is_remembered_as_it_was_last_put_with_every_field",
            "jobs",
            "put",
            (transaction, call, arguments) -> {
              JobEntry entry = (JobEntry) arguments[0];
              return transaction.jobs().find(entry.job()).isPresent() ? null : call.make(arguments);
            }));
  }

  private static Stream<Arguments> journals() {
    return Stream.of(
        fault(
            "takes a second line of a payment in a batch for the first",
            "lines_of_a_payment_in_a_batch_are_counted_equal_or_not",
            "settlements",
            "add",
            (transaction, call, arguments) -> {
              SettlementEntry entry = (SettlementEntry) arguments[0];
              boolean known =
                  transaction
                      .settlements()
                      .lock(
                          entry.subject(),
                          new SettlementEntry.Key(entry.paymentGuid(), entry.batchId(), 1))
                      .isPresent();
              return !known && (boolean) call.make(arguments);
            }),
        fault(
            "knows one return of a payment alone",
            "returns_of_a_payment_are_counted_come_by_moment_and_change_state",
            "rejects",
            "add",
            (transaction, call, arguments) ->
                transaction
                        .rejects()
                        .lock(List.of(((RejectEntry) arguments[0]).subject()))
                        .isEmpty()
                    && (boolean) call.make(arguments)),
        fault(
            "takes a return again under another code",
            "return_added_twice_is_kept_once_as_it_came_first",
            "rejects",
            "add",
            (transaction, call, arguments) -> {
              call.make(arguments);
              return true;
            }),
        fault(
            "takes AutoPay for paperless",
            "enrolment_is_known_by_kind_account_and_type_of_invoice",
            "enrollments",
            "lock",
            (transaction, call, arguments) -> {
              EnrollmentState.Key key = (EnrollmentState.Key) arguments[1];
              return call.make(
                  arguments[0],
                  new EnrollmentState.Key("AUTOPAY", key.accountNumber(), key.invoiceTypeId()));
            }),
        fault(
            "forgets since when a customer is enrolled",
            "time_of_change_is_kept_with_the_enrolment_and_goes_with_it",
            "enrollments",
            "update",
            (transaction, call, arguments) -> {
              EnrollmentState state = (EnrollmentState) arguments[0];
              return call.make(
                  new EnrollmentState(
                      state.kind(),
                      state.accountNumber(),
                      state.invoiceTypeId(),
                      state.enrolled(),
                      state.method()));
            }),
        fault(
            "adds what it is to update",
            "update_of_an_unknown_enrolment_is_refused",
            "enrollments",
            "update",
            (transaction, call, arguments) -> {
              transaction.enrollments().add((EnrollmentState) arguments[0]);
              return call.make(arguments);
            }),
        fault(
            "drops what people must look at",
            "raw_columns_are_kept_whole_and_in_order_whatever_they_hold",
            "quarantine",
            "add",
            (transaction, call, arguments) -> 1),
        fault(
            "keeps the same row in quarantine at every poll",
            "same_row_of_one_kind_is_one_entry_that_is_counted_with_the_latest_reason",
            "quarantine",
            "add",
            (transaction, call, arguments) -> {
              List<QuarantinedRow> rows = new ArrayList<>();
              for (Object each : (Collection<?>) arguments[0]) {
                QuarantinedRow row = (QuarantinedRow) each;
                Map<String, String> raw = new LinkedHashMap<>(row.raw());
                raw.put("at", row.seenAt() + " " + UUID.randomUUID());
                rows.add(
                    new QuarantinedRow(
                        row.report(),
                        row.kind(),
                        row.subject(),
                        row.reason(),
                        raw,
                        1,
                        row.seenAt()));
              }
              return call.make(rows);
            }),
        fault(
            "opens again what a person has resolved",
            "what_a_retry_closed_opens_again_and_what_a_person_resolved_does_not",
            () ->
                h2(
                    sql ->
                        sql.replace(
                            "SET quarantine_state = ?, reason",
                            "SET quarantine_state = CASE WHEN ? = '' THEN '' ELSE 'OPEN' END, reason"))));
  }

  private static Stream<Arguments> invoices() {
    return Stream.of(
        fault(
            "forgets what InvoiceCloud accepted when a later file is refused",
            "refused_file_leaves_its_invoices_as_they_were_accepted",
            () ->
                h2(
                    sql ->
                        sql.replace(
                            "DELETE FROM ic_sent_invoice WHERE biller = ? AND file_name = ?",
                            "DELETE FROM ic_sent_invoice WHERE biller = ? AND file_name <= ?"))),
        fault(
            "keeps the invoices of a refused file as sent",
            "refused_file_leaves_its_new_invoices_unknown",
            "sentInvoices",
            "forgotten",
            (transaction, call, arguments) -> null),
        fault(
            "keeps what an accepted file has replaced, for a refused one to bring back",
            "file_accepted_before_an_older_one_leaves_nothing_of_that",
            "sentInvoices",
            "accepted",
            (transaction, call, arguments) -> null),
        fault(
            "remembers the first version of an invoice for the last",
            "invoices_of_one_work_are_written_accepted_and_refused_in_its_order",
            "sentInvoices",
            "written",
            (transaction, call, arguments) ->
                transaction.sentInvoices().lastWritten(List.of(Entries.INVOICE)).isEmpty()
                    ? call.make(arguments)
                    : null),
        fault(
            "uses a file's name again for other content",
            "name_that_is_taken_keeps_its_first_content",
            "invoiceFiles",
            "add",
            (transaction, call, arguments) -> {
              boolean added = (boolean) call.make(arguments);
              if (!added) {
                transaction.invoiceFiles().update((InvoiceFileEntry) arguments[0]);
              }
              return added;
            }),
        fault(
            "queues files by name",
            "invoice_file_is_queued_until_it_is_answered",
            () -> h2(sql -> sql.replace("ORDER BY created_at, file_name", "ORDER BY file_name"))));
  }

  private static Stream<Arguments> transactions() {
    return Stream.of(
        fault(
            "keeps what failed work has written",
            "work_that_throws_leaves_nothing_of_any_kind",
            () -> new BrokenTransactions.CommittingWhatFails(sound())),
        fault(
            "keeps each statement at once",
            "failed_work_takes_back_updates_and_keeps_what_was_before",
            () -> JdbcIntegrationStore.of(BrokenDatabase.committingAtOnce(), Entries.BILLER)),
        fault(
            "hides what the work threw behind an exception of its own",
            "work_that_throws_leaves_nothing_of_any_kind",
            () -> new BrokenTransactions.WrappingWhatIsThrown(sound())),
        fault(
            "takes back, now and then, what it says it kept",
            "transactions_of_many_threads_are_all_kept",
            () -> new BrokenTransactions.Losing(sound(), new AtomicInteger())));
  }

  private static IntegrationStore sound() {
    return JdbcIntegrationStore.of(BrokenDatabase.sound(), Entries.BILLER);
  }

  private static Arguments fault(
      String what, String promise, String part, String method, BrokenStore.Sabotage sabotage) {
    return fault(what, promise, () -> BrokenStore.at(part, method, sabotage));
  }

  private static Arguments fault(String what, String promise, Supplier<IntegrationStore> broken) {
    return Arguments.of(what, promise, broken);
  }

  /** The SDK's own store over an H2 that is given other SQL than the store writes. */
  private static IntegrationStore h2(UnaryOperator<String> rewriting) {
    return JdbcIntegrationStore.of(BrokenDatabase.of(rewriting), Entries.BILLER);
  }
}
