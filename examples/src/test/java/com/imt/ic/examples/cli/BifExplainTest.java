package com.imt.ic.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.AccountNumber;
import com.imt.ic.BillerId;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.bif.BifInvoice;
import com.imt.ic.bif.BifLayout;
import com.imt.ic.bif.BifRecord;
import com.imt.ic.bif.BifWriter;
import com.imt.ic.profile.Profile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** EXAMPLE: bif --explain, over files that an InvoiceCloud received. */
class BifExplainTest extends BifOverHttp {

  @Test
  void explain_showsTheRecordsOfAFile_andWhatASecondOneChanges() throws IOException {
    String header = resource("hour-1.csv").lines().findFirst().orElseThrow();
    String line =
        "77,INV%d,1,Zoë Lee,,,,,,,,,,2026-11-03,2026-11-27,9.00,%s,false,,false,false,,,,";
    bif(csv("a.csv", header + "\n" + line.formatted(1, "9.00") + "\n"));
    bif(csv("b.csv", header + "\n" + line.formatted(1, "4.00") + "\n" + line.formatted(2, "1")));
    Path first = Files.write(folder.resolve("a.bif"), fake.receivedFiles().get(0).content());
    Path second = Files.write(folder.resolve("b.bif"), fake.receivedFiles().get(1).content());

    CommandRun one = CommandRun.spectrum("bif", "--explain", first.toString());
    assertThat(one.status()).as(one.err()).isZero();
    assertThat(one.out())
        .contains("new        invoice INV1; accountNumber 77;", "balanceDue 9.00")
        .contains("a.bif: 1 records, 1 new, 0 re-written; balance due 9.00; 0 problems");

    CommandRun two = CommandRun.spectrum("bif", "--explain", first.toString(), second.toString());
    assertThat(two.out())
        .contains("~ INV1: balanceDue \"9.00\" -> \"4.00\"", "+ new        invoice INV2;")
        .contains("1 added, 1 changed, 0 in the first file alone");

    String sent = Files.readString(first);
    Files.writeString(second, sent.replace("I|1234|", "R|9999|"));
    assertThat(CommandRun.spectrum("bif", "--explain", first.toString(), second.toString()).out())
        .contains("~ INV1: bid \"1234\" -> \"9999\"; recordType \"new\" -> \"re-written\"")
        .contains("0 added, 1 changed, 0 in the first file alone");

    Files.writeString(second, sent.replace("|9.00|", "|9,00|"));
    assertThat(CommandRun.spectrum("bif", "--explain", first.toString(), second.toString()).out())
        .contains("note: a line with a problem is not compared")
        .contains("- INV1");

    Files.writeString(second, "no invoice file");
    assertThat(CommandRun.spectrum("bif", "--explain", second.toString()).out())
        .contains("problem: BIF line 1");
    assertThat(CommandRun.spectrum("bif").status()).isEqualTo(2);
  }

  @Test
  void explain_namesWhatAnEditorDidToAFile_andShowsItAllTheSame() throws IOException {
    String header = resource("hour-1.csv").lines().findFirst().orElseThrow();
    String line =
        "77,INV1,1,Zoë Lee,,,,,,,,,,2026-11-03,2026-11-27,9.00,9.00,false,,false,false,,,,";
    bif(csv("a.csv", header + "\n" + line + "\n"));
    String sent = new String(fake.receivedFiles().get(0).content(), StandardCharsets.UTF_8);
    Path file = folder.resolve("edited.bif");
    Files.writeString(file, "\uFEFF" + sent.strip().replace("\r\n", "\n\n"));

    CommandRun run = CommandRun.spectrum("bif", "--explain", file.toString());

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out())
        .contains(
            "new        invoice INV1; accountNumber 77;",
            "problem: the file begins with a byte order mark",
            "problem: the file has other line ends than the layout says",
            "problem: the file has no line end behind its last line",
            "problem: the file has empty lines",
            "1 records, 1 new, 0 re-written; balance due 9.00; 4 problems");
  }

  @Test
  void explain_fileOfTheDefaultLayout_isShownUnderAProfileOfMoreColumns() throws IOException {
    BifInvoice invoice =
        BifInvoice.builder()
            .accountNumber(AccountNumber.of("77"))
            .invoiceNumber(InvoiceNumber.of("INV1"))
            .invoiceTypeId(1)
            .customerName("Zoë Lee")
            .invoiceDate(LocalDate.of(2026, 11, 3))
            .invoiceDueDate(LocalDate.of(2026, 11, 27))
            .totalAmountDue(Money.parse("9.00"))
            .balanceDue(Money.parse("9.00"))
            .build();
    Path file = folder.resolve("default.bif");
    try (OutputStream out = Files.newOutputStream(file)) {
      BifWriter.of(BifLayout.of(Profile.defaults()))
          .write(
              List.of(new BifRecord(BifRecord.Type.NEW, BillerId.of("1234"), invoice)).iterator(),
              out);
    }

    CommandRun run = CommandRun.spectrum("bif", "--explain", file.toString());

    assertThat(run.out())
        .contains(
            "note: default.bif is not of the profile's layout of 29 columns; it is shown in the"
                + " SDK's default layout of 27",
            "new        invoice INV1; accountNumber 77;",
            "1 records, 1 new, 0 re-written; balance due 9.00; 0 problems");
  }

  @Test
  void explain_checksTheTrailer_andShowsNoFieldThatTheLayoutLeavesOut() throws IOException {
    Path profile =
        csv(
            "profile.json",
            """
            { "products": ["IVR"],
              "bif": { "headerRecord": ["H"], "trailerRecord": ["T", "{count}", "{sum:balanceDue}"],
                "leftOut": ["minimumPayment", "blockPaymentsCc"],
                "columns": { "MinimumPayment": null, "BlockPaymentsCC": null,
                  "SecondNotifyRequestedDate": null, "ThirdNotifyRequestedDate": null } } }
            """);
    BifInvoice invoice =
        BifInvoice.builder()
            .accountNumber(AccountNumber.of("PA-77"))
            .invoiceNumber(InvoiceNumber.of("INV1"))
            .invoiceTypeId(1)
            .customerName("Zoë Lee")
            .invoiceDate(LocalDate.of(2026, 11, 3))
            .invoiceDueDate(LocalDate.of(2026, 11, 27))
            .totalAmountDue(Money.parse("9.00"))
            .balanceDue(Money.parse("9.00"))
            .blockPaymentsCc(true)
            .build();
    Path file = folder.resolve("trailer.bif");
    try (OutputStream out = Files.newOutputStream(file)) {
      BifWriter.of(BifLayout.of(Profile.defaults().override(Files.readString(profile))))
          .write(
              List.of(new BifRecord(BifRecord.Type.NEW, BillerId.of("1234"), invoice)).iterator(),
              out);
    }
    assertThat(Files.readString(file)).startsWith("H\r\n").endsWith("\r\nT|1|9.00\r\n");

    String right = explained(file, profile);
    Files.writeString(file, Files.readString(file).replace("T|1|9.00", "T|2|18.00"));
    String wrong = explained(file, profile);

    assertThat(right)
        .contains("new        invoice INV1;", "blockPaymentsEft false")
        .doesNotContain("blockPaymentsCc")
        .contains("warning: invoice INV1: BIF line 3, column ")
        .contains("1 records, 1 new, 0 re-written; balance due 9.00; 0 problems");
    assertThat(wrong)
        .contains(
            "problem: BIF line 4, column 2 (trailerRecord): \"2\" does not agree with the rows")
        .contains("problem: BIF line 4, column 3 (trailerRecord): \"18.00\" does not agree")
        .contains("2 problems");
  }

  private static String explained(Path file, Path profile) {
    return CommandRun.spectrum("bif", "--explain", file.toString(), "--profile", profile.toString())
        .out();
  }

  @Test
  void explain_warnsOfAccountsThatTheIvrCannotFind_withTheirLines() throws IOException {
    String header = resource("hour-1.csv").lines().findFirst().orElseThrow();
    String line = "%s,INV%d,1,Lee,,,,,,,,,,2026-11-03,2026-11-27,9.00,9.00,false,,false,false,,,,";
    String invoices =
        Stream.of(line.formatted("77", 1), line.formatted("78", 2), line.formatted("PA-9", 3))
            .collect(Collectors.joining("\n"));
    bif(csv("a.csv", header + "\n" + invoices + "\n"));
    String sent = new String(fake.receivedFiles().get(0).content(), StandardCharsets.UTF_8);
    Path file = folder.resolve("a.bif");
    Files.writeString(file, sent.replace("|INV2|", "|INV1|")); // and so line 3 has a problem
    Path profile = csv("profile.json", "{ \"products\": [\"IVR\"] }");

    CommandRun run =
        CommandRun.spectrum("bif", "--explain", file.toString(), "--profile", profile.toString());

    assertThat(run.out())
        .contains("problem: BIF line 3", "warning: invoice INV3: BIF line 4, column ");
  }
}
