package com.imt.ic.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.imt.ic.AccountNumber;
import com.imt.ic.BillerCredentials;
import com.imt.ic.CallFailedException;
import com.imt.ic.cloud.InvoiceFile;
import com.imt.ic.ledger.Payment;
import com.imt.ic.profile.Profile;
import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledOnJre;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Against a real ASP.NET server, where one is at hand: {@code ../shared/ic-peer} beside the clone
 * (or the folder that the system property {@code ic.peer} names) and Mono to run it.
 */
@EnabledOnJre(JRE.JAVA_17) // the second JDK would say the same, a minute later
class AspNetPeerTest {

  private static final Instant FROM = Instant.parse("2026-11-01T00:00:00Z");
  private static Process peer;
  private static URI address;

  @BeforeAll
  static void startPeer() throws Exception {
    Path folder = Path.of(System.getProperty("ic.peer", "../../shared/ic-peer"));
    boolean there = Files.isExecutable(folder.resolve("serve")) && onPath("mono") && onPath("mcs");
    if (!there) {
      System.err.println(
          "SKIPPED: AspNetPeerTest needs Mono and " + folder + "; neither is required");
    }
    Assumptions.assumeTrue(there, "no ASP.NET peer here");
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    ProcessBuilder builder = new ProcessBuilder("./serve", String.valueOf(port));
    builder.directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().put("IC_ROWS", "200");
    builder.environment().put("IC_SEED", "5");
    peer = builder.start();
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(peer.getInputStream(), StandardCharsets.UTF_8));
    String line;
    do {
      line = lines.readLine();
    } while (line != null && !line.startsWith("listening"));
    assertThat(line).as("the peer's announcement").isNotNull();
    address = URI.create("http://127.0.0.1:" + port + "/");
  }

  private static boolean onPath(String command) {
    String path = System.getenv("PATH");
    return path != null
        && path.lines()
            .flatMap(l -> java.util.Arrays.stream(l.split(File.pathSeparator, -1)))
            .anyMatch(dir -> Files.isExecutable(Path.of(dir, command)));
  }

  @AfterAll
  static void stopPeer() {
    if (peer != null) {
      peer.destroy();
    }
  }

  private static SoapInvoiceCloud cloud(SoapVersion version, String key) {
    return SoapInvoiceCloud.connect(
        Profile.defaults(),
        SoapSettings.builder(BillerCredentials.of(Contract.GUID, key))
            .baseAddress(address)
            .soapVersion(version)
            .build());
  }

  @ParameterizedTest
  @EnumSource
  void everyService_answersAndIsUnderstood(SoapVersion version) {
    try (SoapInvoiceCloud cloud = cloud(version, Contract.KEY)) {
      List<Payment> payments = Contract.records(cloud.paymentsSince(FROM));
      assertThat(payments).hasSize(200);
      assertThat(payments).extracting(Payment::paymentGuid).doesNotHaveDuplicates();
      assertThat(
              Contract.records(
                  cloud.settledBetween(LocalDate.of(2026, 11, 1), LocalDate.of(2027, 11, 1))))
          .isNotEmpty();
      assertThat(Contract.records(cloud.achReturnsSince(FROM))).isNotEmpty();
      assertThat(Contract.records(cloud.autoPayCustomers(Instant.EPOCH))).isNotEmpty();
      assertThat(Contract.records(cloud.paperlessCustomers(Instant.EPOCH))).isNotEmpty();
      assertThat(cloud.findInvoice(payments.get(0).invoiceNumber().orElseThrow())).isPresent();
      assertThat(cloud.findCustomer(payments.get(0).accountNumber())).isPresent();
      assertThat(cloud.findCustomer(AccountNumber.of("nope"))).isEmpty();
      byte[] file = "I|1234\r\n".getBytes(StandardCharsets.UTF_8);
      assertThat(cloud.submit(InvoiceFile.of(version + ".bif", file)).accepted()).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void wrongKey_oneClearLine(SoapVersion version) {
    try (SoapInvoiceCloud cloud = cloud(version, "wrong")) {
      CallFailedException failure =
          catchThrowableOfType(CallFailedException.class, () -> cloud.paymentsSince(FROM));

      assertThat(failure.kind()).isEqualTo(CallFailedException.Kind.CREDENTIALS_REFUSED);
      assertThat(failure.getMessage()).endsWith("Check BillerGUID and WebServiceKey.");
    }
  }
}
