package com.imt.ic.soap;

import com.imt.ic.BillerCredentials;
import com.imt.ic.Report;
import com.imt.ic.ReportRow;
import com.imt.ic.profile.Profile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The recorded contract, and clients of a stub that answers with it. */
public final class Contract {

  public static final String GUID = "11111111-2222-3333-4444-555555555555";
  public static final String KEY = "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee";

  private Contract() {}

  public static byte[] resource(String path) {
    try (InputStream in = Contract.class.getResourceAsStream("/contract/" + path)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static byte[] response(String sample) {
    return resource("samples/" + sample + ".response.xml");
  }

  public static String text(String path) {
    return new String(resource(path), StandardCharsets.UTF_8);
  }

  public static SoapSettings.Builder settings(StubServer server) {
    return SoapSettings.builder(BillerCredentials.of(GUID, KEY))
        .baseAddress(server.address())
        .connectTimeout(Duration.ofSeconds(5))
        .readTimeout(Duration.ofSeconds(5))
        .retryDelay(Duration.ofMillis(1));
  }

  public static SoapInvoiceCloud cloud(StubServer server) {
    return SoapInvoiceCloud.connect(Profile.defaults(), settings(server).build());
  }

  /** Every row of a report, which is then closed. */
  public static <T> List<ReportRow<T>> rows(Report<T> report) {
    List<ReportRow<T>> rows = new ArrayList<>();
    try (report) {
      report.forEachRemaining(rows::add);
    }
    return rows;
  }

  /** Every record of a report all of whose rows are understood. */
  public static <T> List<T> records(Report<T> report) {
    List<T> records = new ArrayList<>();
    for (ReportRow<T> row : rows(report)) {
      if (row instanceof ReportRow.Understood<T> understood) {
        records.add(understood.record());
      } else {
        throw new AssertionError("not understood: " + row);
      }
    }
    return records;
  }
}
