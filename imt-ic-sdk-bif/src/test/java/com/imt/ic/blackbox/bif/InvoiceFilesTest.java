package com.imt.ic.blackbox.bif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;

import com.imt.ic.CallFailedException;
import com.imt.ic.Money;
import com.imt.ic.bif.BifInvoice;
import com.imt.ic.bif.BifLayout;
import com.imt.ic.bif.BifParser;
import com.imt.ic.bif.BifProblem;
import com.imt.ic.bif.InvalidInvoicesException;
import com.imt.ic.bif.InvoiceFiles;
import com.imt.ic.bif.SentInvoices;
import com.imt.ic.cloud.InvoiceCloud;
import com.imt.ic.cloud.InvoiceFile;
import com.imt.ic.cloud.InvoiceFileAnswer;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.ledger.Ledger;
import com.imt.ic.profile.Profile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Invoices on their way to InvoiceCloud, as a host sends them: over a database of its own. */
class InvoiceFilesTest {

  private static final Instant HOUR_1 = Instant.parse("2026-11-23T15:00:00Z");
  private static final Profile PROFILE =
      Profile.defaults().override("{\"biller\": {\"bid\": \"1234\"}}");

  @TempDir Path folder;

  private final InvoiceCloud cloud = mock(InvoiceCloud.class);
  private final JdbcDataSource database = new JdbcDataSource();
  private final List<String> received = new ArrayList<>();

  @BeforeEach
  void createTables() {
    database.setURL("jdbc:h2:" + folder.resolve("db"));
    InvoiceCloudIntegration.createTables(database);
    doAnswer(call -> accept(call.getArgument(0))).when(cloud).submit(any());
  }

  private InvoiceFileAnswer accept(InvoiceFile file) throws IOException {
    try (InputStream in = file.open()) {
      BifParser.of(BifLayout.of(PROFILE))
          .parse(in)
          .orThrow()
          .forEach(r -> received.add(r.type() + " " + r.invoice().balanceDue()));
    }
    return InvoiceFileAnswer.of(true, null, "guid", 1);
  }

  private InvoiceFiles files(Instant now) {
    InvoiceCloudIntegration integration =
        InvoiceCloudIntegration.builder()
            .profile(PROFILE)
            .cloud(cloud)
            .dataSource(database)
            .ledger(mock(Ledger.class))
            .clock(Clock.fixed(now, ZoneOffset.UTC))
            .build();
    return InvoiceFiles.of(integration, folder.resolve("spool"));
  }

  private static List<BifInvoice> invoices(String balance) {
    return List.of(Invoices.plain(1).balanceDue(Money.parse(balance)).build());
  }

  @Test
  void each_version_is_sent_once_and_every_hour_when_it_is_due() {
    SentInvoices first = files(HOUR_1).send(invoices("1.00"));
    boolean dueSoon = files(HOUR_1.plusSeconds(60)).isDue();
    boolean dueThen = files(HOUR_1.plusSeconds(3600)).isDue();
    SentInvoices same = files(HOUR_1.plusSeconds(3600)).send(invoices("1.00"));
    SentInvoices changed = files(HOUR_1.plusSeconds(7200)).send(invoices("0.50"));

    assertThat(first.written().path()).exists().hasFileName("1234_20261123T150000.bif");
    assertThat(dueSoon).isFalse();
    assertThat(dueThen).isTrue();
    assertThat(same).isEqualTo(new SentInvoices(null, 1, List.of(), List.of()));
    assertThat(changed.answers())
        .containsExactly(
            new SentInvoices.AnsweredFile("1234_20261123T170000.bif", true, "guid", null));
    assertThat(received).containsExactly("NEW 1.00", "REWRITTEN 0.50");
  }

  @Test
  void invalid_invoice_is_refused_with_its_kind_and_nothing_is_sent() {
    List<BifInvoice> invalid = List.of(Invoices.plain(1).customerName(null).build());

    assertThatThrownBy(() -> files(HOUR_1).send(invalid))
        .isInstanceOfSatisfying(
            InvalidInvoicesException.class,
            e ->
                assertThat(e.problems())
                    .extracting(BifProblem::kind)
                    .containsExactly(BifProblem.Kind.MISSING));
    assertThat(received).isEmpty();
  }

  @Test
  void file_of_unknown_outcome_waits_and_goes_first_the_next_time() {
    CallFailedException unknown =
        new CallFailedException(
            CallFailedException.Kind.OUTCOME_UNKNOWN,
            "no answer",
            new CallFailedException.Details(
                "SubmitBillerInvoiceFile", 1, 0, null, Duration.ZERO, "c1"),
            null);
    doThrow(unknown).doAnswer(call -> accept(call.getArgument(0))).when(cloud).submit(any());

    assertThatThrownBy(() -> files(HOUR_1).send(invoices("1.00"))).isSameAs(unknown);
    assertThat(files(HOUR_1).lateBy()).contains(Duration.ZERO);
    SentInvoices sent = files(HOUR_1.plusSeconds(60)).send(invoices("2.00"));

    assertThat(sent.answers())
        .extracting(SentInvoices.AnsweredFile::name)
        .containsExactly("1234_20261123T150000.bif", "1234_20261123T150100.bif");
    assertThat(received).containsExactly("NEW 1.00", "REWRITTEN 2.00");
  }
}
