package com.imt.ic.examples.cli;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.PaymentMethod;
import com.imt.ic.profile.Profile;
import com.imt.ic.testkit.FakeInvoiceCloud;
import com.imt.ic.testkit.FakeInvoiceCloudServer;
import com.imt.ic.testkit.MutableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One biller of Spectrum, an InvoiceCloud of its own over HTTP, and a folder of its own. */
final class SpectrumDesk implements AutoCloseable {

  private static final Instant FIRST = Instant.parse("2026-11-20T09:00:00Z");

  final Path out;
  private final String database;
  private final Path profile;
  private final FakeInvoiceCloudServer server;

  private SpectrumDesk(Path out, String database, Path profile, FakeInvoiceCloudServer server) {
    this.out = out;
    this.database = database;
    this.profile = profile;
    this.server = server;
  }

  /** A biller whose InvoiceCloud reports the payments. */
  static SpectrumDesk of(String bid, Path folder, String database, List<Payment> payments)
      throws IOException {
    FakeInvoiceCloud fake =
        FakeInvoiceCloud.builder()
            .clock(MutableClock.at(Instant.parse("2026-11-20T14:00:00Z")))
            .profile(Profile.defaults())
            .build();
    fake.recordPayments(payments);
    Path profile = Files.createDirectories(folder).resolve("profile-" + bid + ".json");
    Files.writeString(profile, "{\"biller\": {\"bid\": \"" + bid + "\"}}");
    return new SpectrumDesk(
        folder.resolve("out-" + bid), database, profile, FakeInvoiceCloudServer.start(fake));
  }

  /** Payments of the same identities whatever the amount; every third has no customer's name. */
  static List<Payment> payments(int count, String amount) {
    List<Payment> payments = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Payment.Builder payment =
          Payment.builder()
              .paymentGuid(
                  PaymentGuid.of(String.format(Locale.ROOT, "%08x-1111-4222-8333-444444444444", i)))
              .accountNumber(AccountNumber.of("HO-88812" + i))
              .invoiceNumber(InvoiceNumber.of("INV" + i))
              .paidAt(FIRST.plusSeconds(i))
              .amount(Money.parse(amount).plus(Money.ofCents(i)))
              .method(PaymentMethod.CC)
              .approved(true);
      if (i % 3 != 0) {
        payment.customerName("Avery Garcia");
      }
      payments.add(payment.build());
    }
    return payments;
  }

  CommandRun run(String... commandAndMore) {
    List<String> args = new ArrayList<>(List.of(commandAndMore));
    if (!args.contains("--profile")) {
      args.addAll(List.of("--profile", profile.toString()));
    }
    args.addAll(List.of("--out", out.toString(), "--db", database));
    return CommandRun.spectrum(args.toArray(String[]::new));
  }

  CommandRun poll(String... more) {
    List<String> args =
        new ArrayList<>(
            List.of(
                "poll",
                "--from",
                "2026-11-01T00:00:00Z",
                "--ic-url",
                server.baseAddress().toString(),
                "--biller-guid",
                server.credentials().billerGuid().reveal(),
                "--web-service-key",
                server.credentials().webServiceKey().reveal()));
    args.addAll(List.of(more));
    return run(args.toArray(String[]::new));
  }

  /** A profile of this biller that differs in one thing more. */
  Path profileWith(String name, String override) throws IOException {
    Path file = profile.resolveSibling(name);
    String mine = Files.readString(profile);
    Files.writeString(file, mine.substring(0, mine.length() - 1) + ", " + override + "}");
    return file;
  }

  /** What Spectrum's own database administrator might do. */
  void sql(String sql) {
    try (Connection connection = DriverManager.getConnection(database);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
