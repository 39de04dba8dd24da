package com.imt.ic.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.bif.BifInvoice;
import com.imt.ic.bif.BifRecord;
import com.imt.ic.ledger.PaymentMethod;
import com.imt.ic.testkit.CloudOperation;
import com.imt.ic.testkit.Fault;
import com.imt.ic.testkit.ReceivedInvoiceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** EXAMPLE: load, against an InvoiceCloud over HTTP. */
class LoadCommandTest extends BifOverHttp {

  private final List<String> lines = new ArrayList<>();

  private void invoice(String number, String balance) {
    lines.add(
        "PA-%s,%s,1,Zoë Lee,,,,,,,,,,2026-11-03,2026-11-27,500.00,%s,false,,false,false,,,,"
            .formatted(number, number, balance));
  }

  private Path csv() throws IOException {
    return csv(
        "open.csv",
        resource("hour-1.csv").lines().findFirst().orElseThrow()
            + "\n"
            + String.join("\n", lines)
            + "\n");
  }

  private List<String> received() {
    List<String> received = new ArrayList<>();
    for (ReceivedInvoiceFile file : fake.receivedFiles()) {
      if (file.answer().accepted()) {
        for (BifRecord item : file.records()) {
          received.add(
              item.type()
                  + " "
                  + item.invoice().invoiceNumber()
                  + " "
                  + item.invoice().balanceDue());
        }
      }
    }
    return received;
  }

  @Test
  void plan_and_final_count_are_printed() throws IOException {
    invoice("INV1", "1.00");
    invoice("INV2", "2.00");
    invoice("INV3", "3.00");

    CommandRun run = load(csv(), "--files-of", "2");

    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
    assertThat(run.out().lines())
        .containsExactly(
            "open.csv: 3 invoices over 6.00",
            "rejected: 0 invoices over 0.00",
            "accepted before: 0 invoices over 0.00",
            "waiting from before: 0 invoices over 0.00",
            "written now: 3 invoices over 6.00, 0 of them re-written",
            "files to submit: 2",
            "accepted and counted: 3 invoices over 6.00 of 3 invoices over 6.00; complete");
    assertThat(fake.receivedFiles()).hasSize(2);
    assertThat(received()).containsExactly("NEW INV1 1.00", "NEW INV2 2.00", "NEW INV3 3.00");
  }

  @Test
  void load_that_is_done_is_found_complete() throws IOException {
    invoice("INV1", "1.00");
    load(csv());

    CommandRun again = load(csv());

    assertThat(again.status()).isZero();
    assertThat(again.out()).contains("accepted before: 1 invoice over 1.00", "; complete");
    assertThat(fake.receivedFiles()).hasSize(1);
  }

  @Test
  void invoice_that_changed_goes_as_rewritten() throws IOException {
    invoice("INV1", "1.00");
    load(csv());
    lines.clear();
    invoice("INV1", "1.50");

    CommandRun again = load(csv());

    assertThat(again.out()).contains("written now: 1 invoice over 1.50, 1 of them re-written");
    assertThat(received()).containsExactly("NEW INV1 1.00", "REWRITTEN INV1 1.50");
    assertThat(again.status()).isZero();
  }

  @Test
  void invalid_invoice_keeps_all_from_being_sent() throws IOException {
    invoice("INV1", "1.00");
    invoice("INV2", "-2.00");

    CommandRun run = load(csv());

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.errorLine()).contains("open.csv line 3 (BalanceDue)", "Nothing was sent");
    assertThat(fake.receivedFiles()).isEmpty();
  }

  @Test
  void line_that_cannot_be_read_keeps_all_from_being_sent() throws IOException {
    invoice("INV1", "1.00");
    invoice("INV2", "two");

    CommandRun run = load(csv());

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.errorLine()).contains("open.csv line 3, column 17 (balanceDue)");
    assertThat(fake.receivedFiles()).isEmpty();
  }

  @Test
  void skipped_invoices_need_a_person() throws IOException {
    invoice("INV1", "1.00");
    invoice("INV2", "two");
    invoice("INV3", "3.00");
    invoice("INV3", "3.50");

    CommandRun run = load(csv(), "--skip-invalid");

    assertThat(run.status()).isEqualTo(3);
    assertThat(received()).containsExactly("NEW INV1 1.00");
    assertThat(run.err())
        .contains(
            "skipped: open.csv line 3, column 17", "skipped: open.csv line 4 (InvoiceNumber)");
    assertThat(run.out())
        .contains(
            "rejected: 2 invoices over 6.50",
            "missing: 2 invoices over 6.50 cannot be written; correct them, and load again",
            "accepted and counted: 1 invoice over 1.00 of 3 invoices over 7.50; NOT COMPLETE",
            "1 lines of open.csv could not be read and are in no count");
  }

  @Test
  void refused_file_needs_a_person() throws IOException {
    invoice("INV1", "1.00");
    invoice("INV2", "2.00");
    fake.holdInvoices(
        List.of(
            BifInvoice.builder()
                .accountNumber(AccountNumber.of("PA-INV1"))
                .invoiceNumber(InvoiceNumber.of("INV1"))
                .invoiceTypeId(1)
                .customerName("Zoë Lee")
                .invoiceDate(LocalDate.of(2026, 11, 3))
                .invoiceDueDate(LocalDate.of(2026, 11, 27))
                .totalAmountDue(Money.parse("9.00"))
                .balanceDue(Money.parse("9.00"))
                .build()));

    CommandRun run = load(csv(), "--files-of", "1");

    assertThat(run.status()).isEqualTo(3);
    assertThat(run.out())
        .contains(
            "refused: 1 invoice over 1.00",
            "InvoiceCloud refused 1 invoice over 1.00 (",
            "accepted and counted: 1 invoice over 2.00 of 2 invoices over 3.00; NOT COMPLETE");
    assertThat(received()).containsExactly("NEW INV2 2.00");
  }

  @Test
  void load_that_failed_goes_on() throws IOException {
    invoice("INV1", "1.00");
    invoice("INV2", "2.00");
    fake.faults().next(CloudOperation.SUBMIT_INVOICE_FILE, Fault.serviceFailed("Timeout expired."));

    CommandRun failed = load(csv(), "--files-of", "1");
    CommandRun again = load(csv(), "--files-of", "1");

    assertThat(failed.status()).isEqualTo(1);
    assertThat(again.status()).as(again.out()).isZero();
    assertThat(again.out()).contains("waiting from before: 2 invoices over 3.00");
    assertThat(received()).containsExactly("NEW INV1 1.00", "NEW INV2 2.00");
  }

  @Test
  void without_an_address_files_are_written_and_nothing_is_sent() throws IOException {
    invoice("INV1", "1.00");
    Path csv = csv();

    CommandRun run =
        CommandRun.spectrum(
            "load", "--invoices", csv.toString(), "--out", folder.resolve("out").toString());

    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("files to submit: 1", "nothing was sent");
    assertThat(fake.receivedFiles()).isEmpty();
    assertThat(load(csv).out()).contains("waiting from before: 1 invoice over 1.00", "complete");
  }

  @Test
  void file_that_is_not_there_is_named() {
    CommandRun run = load(folder.resolve("none.csv"));

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.errorLine()).contains("none.csv: there is no such file");
  }

  @Test
  void size_of_a_file_is_at_least_one() throws IOException {
    CommandRun run = load(csv(), "--files-of", "0");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("--files-of is 0; a file holds at least 1 invoice");
  }

  private CommandRun poll() {
    return CommandRun.spectrum(
        "poll",
        "--from",
        "2026-11-20T00:00:00Z",
        "--out",
        folder.resolve("out").toString(),
        "--ic-url",
        server.baseAddress().toString(),
        "--biller-guid",
        server.credentials().billerGuid().reveal(),
        "--web-service-key",
        server.credentials().webServiceKey().reveal());
  }

  private String lacking() throws IOException {
    return Files.readString(folder.resolve("out").resolve("enrolments-lacking.csv"));
  }

  @Test
  void customers_of_another_provider_are_listed_until_they_are_enrolled() throws IOException {
    invoice("INV1", "1.00");
    invoice("INV2", "2.00");
    String header = "accountNumber,autoPay,method,paperless\r\n";
    String all = header + "PA-INV1,true,EFT,true\r\nPA-INV2,true,CC,false\r\n";
    String enrolments = csv("before.csv", all).toString();

    CommandRun first = load(csv(), "--enrolments", enrolments);

    assertThat(first.status()).as(first.err()).isZero();
    assertThat(first.out()).contains("enrolments: 2 customers", "2 not enrolled");
    assertThat(folder.resolve("out").resolve("enrolments.csv")).hasContent(all);
    assertThat(lacking()).isEqualTo(all);

    fake.customer("PA-INV1").enrollsInAutoPay(PaymentMethod.CC);
    fake.customer("PA-INV2").enrollsInAutoPay(PaymentMethod.CC);
    assertThat(poll().status()).isZero();
    CommandRun second = load(csv(), "--enrolments", enrolments);

    assertThat(second.out()).contains("1 not enrolled");
    assertThat(lacking()).isEqualTo(header + "PA-INV1,false,,true\r\n");

    fake.customer("PA-INV1").goesPaperless();
    poll();
    load(csv(), "--enrolments", enrolments);

    assertThat(lacking()).isEqualTo(header);
  }

  @Test
  void enrolments_that_contradict_themselves_are_refused_before_anything_is_sent()
      throws IOException {
    invoice("INV1", "1.00");
    Path wrong = csv("before.csv", "accountNumber,autoPay,method,paperless\nPA-1,true,,true\n");

    CommandRun run = load(csv(), "--enrolments", wrong.toString());

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.errorLine())
        .contains("before.csv line 2: a method stands exactly where autoPay is true");
    assertThat(fake.receivedFiles()).isEmpty();
  }
}
