package com.imt.ic.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.imt.ic.CallFailedException;
import com.imt.ic.cloud.InvoiceFile;
import com.imt.ic.profile.Profile;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;

/** Planted secrets and customers' data: in no log line of any level, message, event or stream. */
class SoapSecretsTest {

  private static final String DUMP = "com.sun.xml.ws.transport.http.client.HttpTransportPipe.dump";
  private static final List<String> PLANTED =
      List.of(
          Contract.KEY,
          Contract.GUID,
          "0001000237",
          "payer1@example.com",
          "Müller",
          "secret-invoice-content",
          Contract.KEY.substring(4));

  @Test
  void goodAndBadCalls_atAllLevels_tellNothing() throws Exception {
    String trace =
        "System.Web.Services.Protocols.SoapException: refused for key="
            + Contract.KEY
            + "\n   at Service.Get(String guid) of "
            + Contract.GUID
            + "\n   account 0001000237 payer1@example.com";
    String fault =
        "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body><s:Fault>"
            + "<faultcode>s:Server</faultcode><faultstring>"
            + trace
            + "</faultstring></s:Fault></s:Body></s:Envelope>";
    byte[] payments = Contract.response("payments-soap11");
    RecordedLogs.LINES.clear();
    List<CallEvent> events = new CopyOnWriteArrayList<>();
    StringWriter told = new StringWriter();
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream out = System.out;
    PrintStream err = System.err;
    try (StubServer server =
        new StubServer(
            StubServer.soap11(payments),
            StubServer.reply(500, "text/xml", fault),
            StubServer.soap11(java.util.Arrays.copyOf(payments, payments.length / 2)),
            StubServer.reply(500, "text/xml", fault))) {
      System.setProperty(DUMP, "true");
      System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
      System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
      SoapSettings settings = Contract.settings(server).listener(events::add).build();
      try (SoapInvoiceCloud cloud = SoapInvoiceCloud.connect(Profile.defaults(), settings)) {
        Instant from = Instant.parse("2026-11-01T00:00:00Z");
        Contract.rows(cloud.paymentsSince(from)).forEach(row -> told.append(row.toString()));
        for (int i = 0; i < 2; i++) {
          catchThrowableOfType(
                  CallFailedException.class, () -> Contract.rows(cloud.paymentsSince(from)))
              .printStackTrace(new PrintWriter(told));
        }
        InvoiceFile file =
            InvoiceFile.of("a.bif", "secret-invoice-content".getBytes(StandardCharsets.UTF_8));
        catchThrowableOfType(CallFailedException.class, () -> cloud.submit(file))
            .printStackTrace(new PrintWriter(told));
        told.append(settings.toString()).append(file.toString());
      }
      assertThat(server.received).hasSize(4);
    } finally {
      System.setOut(out);
      System.setErr(err);
      System.clearProperty(DUMP);
    }

    String all = told + "\n" + events + "\n" + RecordedLogs.LINES;
    for (String secret : PLANTED) {
      assertThat(all).doesNotContain(secret);
      assertThat(printed.toString(StandardCharsets.UTF_8)).doesNotContain(secret);
    }
    // The test can fail: there is text at each level, and the fault's lines are among it.
    assertThat(RecordedLogs.LINES)
        .extracting(RecordedLogs.Line::level)
        .contains(Level.DEBUG, Level.INFO, Level.WARN);
    assertThat(RecordedLogs.LINES)
        .anyMatch(line -> line.level() == Level.DEBUG && line.text().contains("at Service.Get"));
  }
}
