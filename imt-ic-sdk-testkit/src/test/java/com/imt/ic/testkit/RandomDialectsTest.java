package com.imt.ic.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.InvoiceCloudException;
import com.imt.ic.Money;
import com.imt.ic.Report;
import com.imt.ic.ReportKind;
import com.imt.ic.ReportRow;
import com.imt.ic.bif.BifLayout;
import com.imt.ic.bif.BifWriter;
import com.imt.ic.cloud.InvoiceCloud;
import com.imt.ic.cloud.InvoiceFile;
import com.imt.ic.cloud.InvoiceFileAnswer;
import com.imt.ic.ledger.Payment;
import com.imt.ic.profile.Profile;
import com.imt.ic.soap.SoapInvoiceCloud;
import com.imt.ic.soap.SoapSettings;
import com.imt.ic.soap.SoapVersion;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnJre;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * In any dialect at all, the client reads row by row and field by field what is in the fake's
 * books, files arrive as they are, and money is posted once. {@code -Ddialects.runs=N
 * -Ddialects.seed=S} for more worlds, of which each is printed with its seed where it fails.
 */
@EnabledOnJre(JRE.JAVA_17) // the second JDK would say the same, a minute later
class RandomDialectsTest {

  private static final int RUNS = Integer.getInteger("dialects.runs", 10);
  private static final int SLIPS = Math.max(3, RUNS / 10);
  private static final long SEED = Long.getLong("dialects.seed", 1);

  @Test
  void everyDialect_isUnderstoodRowByRow() throws Exception {
    for (long seed = SEED; seed < SEED + RUNS; seed++) {
      RandomProfile dialect = new RandomProfile(new Random(seed));
      try {
        agrees(seed, dialect);
      } catch (Exception | AssertionError e) {
        throw new AssertionError(
            "-Ddialects.runs=1 -Ddialects.seed=" + seed + "\n" + dialect.json() + "\n" + e, e);
      }
    }
  }

  /**
   * A client whose profile says one thing otherwise reads other rows, or is refused; in no dialect
   * does it read what is in the books.
   */
  @ParameterizedTest
  @EnumSource
  void oneThingOtherwise_isNeverReadTheSame(Slip slip) throws Exception {
    int slips = 0;
    for (long seed = SEED; slips < SLIPS; seed++) {
      RandomProfile dialect = new RandomProfile(new Random(seed));
      MutableClock clock = MutableClock.at(RandomWorld.START);
      FakeInvoiceCloud fake =
          FakeInvoiceCloud.builder()
              .clock(clock)
              .profile(Profile.defaults().override(dialect.json()))
              .build();
      RandomWorld world = new RandomWorld(new Random(~seed), dialect, fake, clock);
      fake.holdInvoices(world.invoices());
      world.happen();
      // More rows than any page has.
      if (world.payments().size() < 8 || !slip.changes(dialect)) {
        continue;
      }
      slips++;
      Profile wrong = Profile.defaults().override(dialect.json());
      try (FakeInvoiceCloudServer server = FakeInvoiceCloudServer.start(fake);
          InvoiceCloud client = client(wrong, server, clock, new Random(seed))) {
        assertThat(rowsOrRefusal(client))
            .as("%s, -Ddialects.seed=%s%n%s", slip, seed, dialect.json())
            .isNotEqualTo(world.payments());
      }
    }
  }

  /** What the client's profile says of payments otherwise than the fake's. */
  enum Slip {
    APPROVAL,
    ZONE,
    PAGES,
    AMOUNT,
    TABLE;

    /** Whether the dialect has such a thing, which it says otherwise from now on. */
    boolean changes(RandomProfile dialect) {
      Map<String, Object> payments = dialect.at("operations", "payments");
      return switch (this) {
        case APPROVAL -> {
          Map<String, Object> approved =
              dialect.at("operations", "payments", "columns", "approved");
          Map<String, Object> flipped =
              new LinkedHashMap<>(Map.of("true", "false", "false", "true"));
          if (approved.get("codes") instanceof Map<?, ?> codes) {
            codes.forEach((text, meaning) -> flipped.put(text.toString(), not(meaning)));
          }
          approved.put("codes", flipped);
          approved.computeIfPresent("otherwise", (name, meaning) -> not(meaning));
          yield true;
        }
        case ZONE -> {
          Map<String, Object> paidAt = dialect.at("operations", "payments", "columns", "paidAt");
          boolean isRead = paidAt.containsKey("time") && !paidAt.get("time").equals("OFFSET");
          yield isRead && paidAt.put("time", "Pacific/Apia") != null;
        }
        case PAGES -> {
          Map<String, Object> parameters = dialect.at("operations", "payments", "parameters");
          parameters.keySet().removeAll(List.of("page", "pageSize"));
          payments.remove("parameterOrder");
          // Asked for one type after the other, each may have no more rows than a page has.
          yield payments.remove("pages") != null && !parameters.containsKey("invoiceTypeId");
        }
        case AMOUNT -> {
          dialect
              .at("operations", "payments", "columns", "amount")
              .put("names", List.of("Nowhere"));
          yield true;
        }
        case TABLE -> {
          payments.put("table", "Nowhere");
          yield true;
        }
      };
    }

    private static String not(Object meaning) {
      return meaning.equals("true") ? "false" : "true";
    }
  }

  private static List<Object> rowsOrRefusal(InvoiceCloud client) {
    List<Object> rows = new ArrayList<>();
    try (Report<Payment> report = client.paymentsSince(RandomWorld.START)) {
      report.forEachRemaining(
          row ->
              rows.add(
                  row instanceof ReportRow.Understood<Payment> understood
                      ? RandomRows.of(understood.record())
                      : row));
    } catch (InvoiceCloudException e) {
      rows.add(e);
    }
    return rows;
  }

  static void agrees(long seed, RandomProfile dialect) throws Exception {
    Random random = new Random(~seed);
    Profile profile = Profile.defaults().override(dialect.json());
    MutableClock clock = MutableClock.at(RandomWorld.START);
    FakeInvoiceCloud fake =
        FakeInvoiceCloud.builder().clock(clock).profile(profile).seed(seed).build();
    RandomWorld world = new RandomWorld(random, dialect, fake, clock);
    try (FakeInvoiceCloudServer server = FakeInvoiceCloudServer.start(fake);
        InvoiceCloud client = client(profile, server, clock, random)) {
      arrives(client, fake, file(profile, world));
      world.happen();
      server.expireTokens();
      told(client.paymentsSince(RandomWorld.START), world.payments(), RandomRows::of);
      told(fake.paymentsSince(RandomWorld.START), world.payments(), RandomRows::of);
      told(
          client.settledBetween(RandomWorld.FIRST, RandomWorld.LAST),
          world.settled(),
          RandomRows::of);
      told(
          fake.settledBetween(RandomWorld.FIRST, RandomWorld.LAST),
          world.settled(),
          RandomRows::of);
      told(client.achReturnsSince(RandomWorld.START), world.returns(), RandomRows::of);
      told(fake.achReturnsSince(RandomWorld.START), world.returns(), RandomRows::of);
      told(client.autoPayCustomers(RandomWorld.START), world.enrolments("autoPay"), RandomRows::of);
      told(fake.autoPayCustomers(RandomWorld.START), world.enrolments("autoPay"), RandomRows::of);
      told(
          client.paperlessCustomers(RandomWorld.START),
          world.enrolments("paperless"),
          RandomRows::of);
      told(
          fake.paperlessCustomers(RandomWorld.START),
          world.enrolments("paperless"),
          RandomRows::of);
      posts(new SmallHost(profile, client, clock, RandomWorld.START), world.approved());
    }
  }

  private static InvoiceCloud client(
      Profile profile, FakeInvoiceCloudServer server, MutableClock clock, Random random) {
    return SoapInvoiceCloud.connect(
        profile,
        SoapSettings.builder(server.credentials())
            .baseAddress(server.baseAddress())
            .soapVersion(random.nextBoolean() ? SoapVersion.SOAP_1_1 : SoapVersion.SOAP_1_2)
            .clock(clock)
            .build());
  }

  private static byte[] file(Profile profile, RandomWorld world) throws Exception {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    BifWriter.of(BifLayout.of(profile))
        .writeAll(world.invoices().stream().map(ContractFixture::news).toList(), file);
    return file.toByteArray();
  }

  private static void arrives(InvoiceCloud client, FakeInvoiceCloud fake, byte[] content) {
    InvoiceFile file = InvoiceFile.of("123_ä & b.bif", content);

    InvoiceFileAnswer first = client.submit(file);
    InvoiceFileAnswer second = client.submit(file);

    assertThat(first.accepted()).as("%s", first).isTrue();
    assertThat(second.accepted() || second.alreadyReceived()).as("%s", second).isTrue();
    assertThat(fake.receivedFiles()).hasSize(1);
    assertThat(fake.receivedFiles().get(0).content()).isEqualTo(content);
    assertThat(fake.receivedFiles().get(0).name()).isEqualTo("123_ä & b.bif");
  }

  private static <T> void told(
      Report<T> report, List<Map<String, Object>> expected, Function<T, Map<String, Object>> row) {
    assertThat(read(report, row)).containsExactlyElementsOf(expected);
  }

  private static <T> List<Map<String, Object>> read(
      Report<T> report, Function<T, Map<String, Object>> row) {
    try (report) {
      List<Map<String, Object>> rows = new ArrayList<>();
      report.forEachRemaining(each -> rows.add(row.apply(ContractFixture.understood(each))));
      return rows;
    }
  }

  private static void posts(SmallHost host, List<Payment> approved) {
    host.poll(ReportKind.PAYMENTS);
    host.poll(ReportKind.PAYMENTS);

    assertThat(host.openKinds()).isEmpty();
    assertThat(host.books.receipts().stream().map(RandomDialectsTest::posted))
        .containsExactlyInAnyOrderElementsOf(
            approved.stream().map(RandomDialectsTest::posted).toList());
    assertThat(sum(host.books.receipts())).isEqualTo(sum(approved));
  }

  private static String posted(Payment payment) {
    return payment.paymentGuid() + " " + payment.invoiceNumber() + " " + payment.amount();
  }

  private static Money sum(List<Payment> payments) {
    return payments.stream().map(Payment::amount).reduce(Money.ZERO, Money::plus);
  }
}
