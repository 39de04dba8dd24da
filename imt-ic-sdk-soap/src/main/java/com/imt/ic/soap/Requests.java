package com.imt.ic.soap;

import com.imt.ic.internal.profile.OperationSpec;
import com.imt.ic.internal.profile.RequestValue;
import com.imt.ic.internal.profile.SessionSpec;
import com.imt.ic.profile.Profile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;

/** Begins requests with what every call knows. Immutable and thread-safe. */
final class Requests {

  private final SessionSpec session;
  private final Charset fileCharset;
  private final RequestValues values;
  private final ZoneId billerZone;
  private final Clock clock;

  Requests(Profile profile, SoapSettings settings) {
    session = profile.session();
    fileCharset =
        profile.read(
            root ->
                root.section("bif")
                    .converted("charset", Charset::forName)
                    .orElse(StandardCharsets.UTF_8));
    RequestValues credentials =
        RequestValues.NONE
            .and(RequestValue.BILLER_GUID, settings.credentials.billerGuid())
            .and(RequestValue.WEB_SERVICE_KEY, settings.credentials.webServiceKey());
    values =
        profile
            .billerId()
            .map(bid -> credentials.and(RequestValue.BID, bid.value()))
            .orElse(credentials);
    billerZone = profile.billerZone();
    clock = settings.clock;
  }

  /** What every call knows but for its day. */
  RequestValues values() {
    return values;
  }

  OperationRequest of(OperationSpec operation) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), billerZone);
    return new OperationRequest(
        operation, session, fileCharset, values.and(RequestValue.TODAY, today));
  }
}
