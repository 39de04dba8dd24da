package com.imt.ic.soap;

import static com.imt.ic.soap.Dialect.operation;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** What a request holds is the profile's to say. */
class SoapParametersTest {

  private static final Instant FROM = Instant.parse("2026-11-19T00:00:00.123456789Z");

  private static Dialect.Asked payments(String override) throws Exception {
    try (Dialect server = new Dialect(asked -> Dialect.payments());
        SoapInvoiceCloud cloud = server.cloud(override)) {
      cloud.paymentsSince(FROM).close();
      assertThat(server.asked).hasSize(1);
      return server.asked.get(0);
    }
  }

  private static Dialect.Asked settled(String override) throws Exception {
    String answer =
        new String(Contract.response("settled-batches"), java.nio.charset.StandardCharsets.UTF_8);
    try (Dialect server = new Dialect(asked -> new Dialect.Told(200, answer));
        SoapInvoiceCloud cloud = server.cloud(override)) {
      cloud.settledBetween(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 5)).close();
      return server.asked.get(0);
    }
  }

  @Test
  void constants_mixedTexts_andValues_standInTheirElements_inOrder() throws Exception {
    String body =
        payments(
                """
                { "biller": { "bid": "1234" },
                  "operations": { "payments": { "parameters": {
                    "billerGuid": null, "webServiceKey": { "element": "Key" },
                    "all": { "element": "IncludeAll", "value": "true" },
                    "who": { "element": "Caller", "value": "biller-{bid}/{billerGuid} & co" } },
                  "parameterOrder": ["all", "webServiceKey"] } } }
                """)
            .text();

    assertThat(body)
        .contains(
            "<IncludeAll>true</IncludeAll><Key>"
                + Contract.KEY
                + "</Key><FromGMT>2026-11-19T00:00:00.123456Z</FromGMT><Caller>biller-1234/"
                + Contract.GUID
                + " &amp; co</Caller></PaymentReporting");
  }

  @Test
  void paths_areNestedElements_eachOnce_whereItsFirstParameterStands() throws Exception {
    String body =
        payments(
                operation(
                    "payments",
                    """
                    "wrapper": "request", "parameters": {
                      "billerGuid": "Who/Guid", "webServiceKey": "Key", "from": "Span/Begin/At",
                      "to": "Span/End",
                      "a": { "element": "Who/Kind", "value": "B" } }
                    """))
            .text();

    assertThat(body)
        .contains(
            "<request><Who><Guid>"
                + Contract.GUID
                + "</Guid><Kind>B</Kind></Who><Key>"
                + Contract.KEY
                + "</Key><Span><Begin><At>2026-11-19T00:00:00.123456Z</At></Begin>"
                + "<End>2026-11-24T03:30:00Z</End></Span></request>");
  }

  @Test
  void moment_isWrittenByItsPattern_inItsZone_shifted_andCutDownwards() throws Exception {
    Dialect.Asked asked =
        payments(
            operation(
                "payments",
                """
                "parameters": {
                  "from": { "element": "Begin", "pattern": "MM/dd/yyyy HH:mm", "time": "America/Chicago" },
                  "to": { "element": "EndDateGMT", "pattern": "MM/dd/yyyy HH:mm", "shift": "-PT1H" },
                  "local": { "element": "Local", "value": "{from}", "time": "America/Chicago" },
                  "before": { "element": "Before", "value": "{from}", "shift": "-P1M" },
                  "today": { "element": "Today", "pattern": "d.M.yy" } }
                """));

    assertThat(asked.element("Begin")).isEqualTo("11/18/2026 18:00");
    assertThat(asked.element("EndDateGMT")).isEqualTo("11/24/2026 02:30");
    assertThat(asked.element("Local")).isEqualTo("2026-11-18T18:00:00.123456");
    assertThat(asked.element("Before")).isEqualTo("2026-10-19T00:00:00.123456Z");
    // It is still Sunday evening in Chicago.
    assertThat(asked.element("Today")).isEqualTo("22.11.26");
  }

  @Test
  void daysOfBatches_areFirstAndLast_byEitherName() throws Exception {
    Dialect.Asked asked =
        settled(
            operation(
                "settledBatches",
                """
                "parameters": { "startDate": "Start",
                  "endDate": { "element": "End", "pattern": "yyyy-MM-dd", "shift": "P1D" },
                  "from": "F", "to": { "element": "T", "pattern": "MM/dd/yyyy" } }
                """));

    assertThat(asked.element("Start")).isEqualTo("2026-11-01T00:00:00");
    assertThat(asked.element("End")).isEqualTo("2026-11-06");
    assertThat(asked.element("F")).isEqualTo("2026-11-01T00:00:00");
    assertThat(asked.element("T")).isEqualTo("11/05/2026");
  }
}
