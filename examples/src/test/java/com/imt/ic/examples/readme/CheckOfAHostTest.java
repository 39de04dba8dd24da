package com.imt.ic.examples.readme;

import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.cloud.ServiceCheck;
import com.imt.ic.profile.Profile;
import com.imt.ic.soap.SoapInvoiceCloud;
import com.imt.ic.testkit.FakeInvoiceCloud;
import com.imt.ic.testkit.FakeInvoiceCloudServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.junit.jupiter.api.Test;

/** What docs/onboarding.md shows of a first call to each service. */
class CheckOfAHostTest {

  @Test
  void everyService_isProven_filesInPart() {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream before = System.out;
    try (FakeInvoiceCloudServer server =
        FakeInvoiceCloudServer.start(FakeInvoiceCloud.builder().clock(Clock.systemUTC()).build())) {
      Profile at =
          Profile.defaults()
              .override("{ \"baseAddress\": \"%s\" }".formatted(server.baseAddress()));
      System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
      check(
          at,
          server.credentials().billerGuid().reveal(),
          server.credentials().webServiceKey().reveal());
    } finally {
      System.setOut(before);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8).lines())
        .hasSize(8)
        .allMatch(line -> line.contains("PROVEN"));
  }

  private static void check(Profile profile, String guid, String key) {
    // snippet: check
    try (SoapInvoiceCloud cloud = SoapInvoiceCloud.connect(profile, guid, key)) {
      for (ServiceCheck check : cloud.check(Clock.systemUTC())) {
        System.out.println(check); // PROVEN, or why not
        check.answers().forEach(System.out::println); // what the first rows tell of the questions
      }
    }
    // end
  }
}
