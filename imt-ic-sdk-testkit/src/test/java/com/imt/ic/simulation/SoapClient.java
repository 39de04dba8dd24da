package com.imt.ic.simulation;

import com.imt.ic.BillerCredentials;
import com.imt.ic.cloud.InvoiceCloud;
import com.imt.ic.profile.Profile;
import com.imt.ic.soap.SoapInvoiceCloud;
import com.imt.ic.soap.SoapSettings;
import com.imt.ic.soap.SoapVersion;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * The SDK's SOAP client as one process has it. Making one takes longer than a simulated day, so
 * that of a process which has ended is given to the next one, of this world or another.
 */
final class SoapClient {

  /** Answers what the client asks. */
  interface Server {
    Response answer(Request request, Station station) throws IOException;
  }

  private static final Map<String, Deque<SoapClient>> FREE = new HashMap<>();

  private final InvoiceCloud cloud;
  private Server server;
  private Station station;

  private SoapClient(Profile profile, SoapVersion version) {
    cloud =
        SoapInvoiceCloud.connect(
            profile,
            SoapSettings.builder(BillerCredentials.of("guid", "key"))
                .soapVersion(version)
                .clock(clock())
                .maximumAttempts(2)
                .retryDelay(Duration.ofMillis(1))
                .httpClient(
                    new OkHttpClient.Builder()
                        .addInterceptor(chain -> server.answer(chain.request(), station))
                        .build())
                .build());
  }

  /** A client of one process until that has ended. */
  static InvoiceCloud of(
      Server server, Station station, String contract, Profile profile, SoapVersion version) {
    Deque<SoapClient> free =
        FREE.computeIfAbsent(contract + " " + version, key -> new ArrayDeque<>());
    SoapClient client = free.isEmpty() ? new SoapClient(profile, version) : free.pop();
    client.server = server;
    client.station = station;
    station.node().whenGone(() -> free.push(client));
    return client.cloud;
  }

  private Clock clock() {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }

      @Override
      public Instant instant() {
        return station.node().clock().instant();
      }
    };
  }
}
