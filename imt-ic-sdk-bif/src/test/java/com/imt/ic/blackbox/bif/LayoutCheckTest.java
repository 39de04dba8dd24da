package com.imt.ic.blackbox.bif;

import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.bif.BifLayout;
import com.imt.ic.profile.Profile;
import com.imt.ic.profile.ProfileException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A layout against the rest of its profile, and against the integration page. */
class LayoutCheckTest {

  private static final String SCHEDULE =
      "(integration page, Email Notification Schedule: The first date is in the BIF; the second and"
          + " third need BIF customization.)";
  private static final String SECOND = "\"Second\": { \"field\": \"secondNotifyRequestedDate\" }";
  private static final String THIRD = "\"Third\": { \"field\": \"thirdNotifyRequestedDate\" }";
  private static final String NO_FIRST = "\"FirstNotifyRequestedDate\": null";

  private static List<String> faults(String override) {
    try {
      BifLayout.of(Profile.defaults().override(override));
      return List.of();
    } catch (ProfileException e) {
      return e.faults().stream().map(fault -> fault.path() + ": " + fault.problem()).toList();
    }
  }

  private static String columns(String more, String... columns) {
    return "{ %s \"bif\": { \"columns\": { %s } } }".formatted(more, String.join(", ", columns));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '#',
      value = {
        "12|34 # holds the delimiter of $.bif; a BID stands in every row of a file",
        "12\\\"34 # holds the quote of $.bif; a BID stands in every row of a file",
        "12/34 # cannot stand in a file name, where $.bif.fileName has {bid}",
        "..\\\\12 # cannot stand in a file name, where $.bif.fileName has {bid}",
        "12 34 # cannot stand in a file name, where $.bif.fileName has {bid}",
        "Å12 # cannot stand in a file name, where $.bif.fileName has {bid}"
      })
  void bid_thatDoesNotFitTheFile_isAFault(String bid, String fault) {
    assertThat(faults("{ \"biller\": { \"bid\": \"%s\" } }".formatted(bid)))
        .anyMatch(line -> line.startsWith("$.biller.bid: ") && line.contains(fault));
  }

  @Test
  void bid_thatStandsInNoFileName_mayHaveWhatFileNamesHaveNot() {
    String named = "\"bif\": { \"fileName\": \"invoices_{time}.bif\"";
    assertThat(faults("{ \"biller\": { \"bid\": \"12/34\" }, " + named + " } }")).isEmpty();
    assertThat(
            faults(
                "{ \"biller\": { \"bid\": \"Å12\" }, " + named + ", \"charset\": \"US-ASCII\" } }"))
        .hasSize(1)
        .allMatch(line -> line.startsWith("$.biller.bid: \"Å12\" holds U+00C5"));
    assertThat(
            faults(
                "{ \"biller\": { \"bid\": \"12345\" }, \"bif\": { \"columns\": { \"BID\": {"
                    + " \"maxLength\": 4 } } } }"))
        .containsExactly(
            "$.biller.bid: \"12345\" is longer than column BID of $.bif may be (4); correct one of"
                + " them");
  }

  @Test
  void notificationDates_haveTheirColumns() {
    assertThat(faults("{ \"notificationDates\": 1 }")).isEmpty();
    assertThat(faults(columns("\"notificationDates\": 2,", SECOND))).isEmpty();
    assertThat(faults(columns("\"notificationDates\": 3,", SECOND, THIRD))).isEmpty();
    assertThat(faults(columns("\"notificationDates\": 0,", NO_FIRST))).isEmpty();
    assertThat(faults(columns("", SECOND, THIRD))).as("untold").isEmpty();

    assertThat(faults("{ \"notificationDates\": 3 }"))
        .containsExactly(
            "$.notificationDates: is 3, and no column of $.bif carries secondNotifyRequestedDate "
                + SCHEDULE
                + "; add the column, or write 1",
            "$.notificationDates: is 3, and no column of $.bif carries thirdNotifyRequestedDate "
                + SCHEDULE
                + "; add the column, or write 2");
    assertThat(faults(columns("\"notificationDates\": 1,", NO_FIRST)))
        .containsExactly(
            "$.notificationDates: is 1, and no column of $.bif carries firstNotifyRequestedDate "
                + SCHEDULE
                + "; add the column, or write 0");
  }

  @Test
  void columnBeyondTheNotificationDates_isAFault() {
    assertThat(faults(columns("\"notificationDates\": 1,", SECOND)))
        .containsExactly(
            "$.bif.columns.Second: carries secondNotifyRequestedDate, and $.notificationDates is 1 "
                + SCHEDULE
                + "; take the column away, or write 2");
    assertThat(faults("{ \"notificationDates\": 0 }"))
        .containsExactly(
            "$.bif.columns.FirstNotifyRequestedDate: carries firstNotifyRequestedDate, and"
                + " $.notificationDates is 0 "
                + SCHEDULE
                + "; take the column away, or write 1");
  }

  @Test
  void laterNotification_withoutTheOneBefore_isAFault() {
    assertThat(faults(columns("", THIRD)))
        .containsExactly(
            "$.bif.columns.Third: carries thirdNotifyRequestedDate, and no column carries"
                + " secondNotifyRequestedDate "
                + SCHEDULE
                + "; add that one, or take this one away");
    assertThat(faults(columns("", NO_FIRST, SECOND)))
        .containsExactly(
            "$.bif.columns.Second: carries secondNotifyRequestedDate, and no column carries"
                + " firstNotifyRequestedDate "
                + SCHEDULE
                + "; add that one, or take this one away");
  }

  @ParameterizedTest
  @CsvSource({
    "AutoPay Collection Date, AutoPayCollectionDate",
    "collection date, AutoPayCollectionDate",
    "Block Payment, BlockPaymentsCC",
    "Block Payment, BlockPaymentsEFT",
    "Partial Payments, AllowPartialPayments",
    "Email Notification Schedule, FirstNotifyRequestedDate",
    "Minimum Payment, MinimumPayment"
  })
  void featureInUse_hasItsColumn(String feature, String column) {
    String features = "\"features\": [\"Paperless\", \"" + feature + "\"],";
    String without = "{ %s \"bif\": { \"leftOut\": [\"%s\"], \"columns\": { \"%s\": null } } }";
    String field =
        column.equals("BlockPaymentsCC")
            ? "blockPaymentsCc"
            : column.equals("BlockPaymentsEFT")
                ? "blockPaymentsEft"
                : Character.toLowerCase(column.charAt(0)) + column.substring(1);
    assertThat(faults("{ " + features + " \"bif\": {} }")).isEmpty();
    assertThat(faults(without.formatted("", field, column))).isEmpty();
    assertThat(faults(without.formatted(features, field, column)))
        .hasSize(1)
        .allMatch(line -> line.startsWith("$.features[1]: \""))
        .allMatch(
            line ->
                line.endsWith(
                    "is in use, and no column of $.bif carries "
                        + column
                        + " (integration page, features); add the column, or take the feature"
                        + " away"));
  }

  @ParameterizedTest
  @CsvSource({
    "ExpireDate, Expire Bill for Payment",
    "Expire_Bill, Expire Bill for Payment",
    "ExpirationDate, Expire Bill for Payment",
    "InvoiceExpiry, Expire Bill for Payment",
    "BalanceForward, Billing Options - Balance Forward",
    "ForwardBalance, Billing Options - Balance Forward",
    "Balance Brought Forward, Billing Options - Balance Forward",
    "PreviousBalance, Billing Options - Balance Forward",
    "Prior Balance, Billing Options - Balance Forward",
    "PastDue, Past Due Payments",
    "past_due_amount, Past Due Payments",
    "AmountOverdue, Past Due Payments",
    "Void, Void",
    "VoidFlag, Void",
    "IsVoided, Void",
    "RefundAmount, Void",
    "PDFLink, Bill Images - PDF Linking",
    "BillImageURL, Bill Images - PDF Linking",
    "TemplateID, Bill Images - Template",
    "BillTemplate, Bill Images - Template",
    "Conveyance, Conveyance",
    "BillProcessor, Bill Processor",
    "SSO, SSO",
    "single sign-on, SSO",
    "PhoneChanges, Change Log - Phone Number",
    "EmailChangeLog, Change Log - Email Address"
  })
  void columnForWhatThePageDoesNotSupport_isRefused_inItsWords(String name, String row) {
    String words = "\"" + row + "\" is not supported between InvoiceCloud and IMT Spectrum";
    assertThat(faults(columns("", "\"%s\": { \"custom\": \"x\" }".formatted(name))))
        .hasSize(1)
        .allMatch(line -> line.startsWith("$.bif.columns." + name + ": " + words), words);
    assertThat(faults(columns("", "\"X\": { \"custom\": \"%s\" }".formatted(name))))
        .hasSize(1)
        .allMatch(line -> line.startsWith("$.bif.columns.X: " + words), words);
    assertThat(faults(columns("", "\"%s\": { \"constant\": \"1\" }".formatted(name))))
        .hasSize(1)
        .allMatch(line -> line.startsWith("$.bif.columns." + name + ": " + words), words);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AgencyCode",
        "PolicyExpirationDate",
        "PolicyTerm",
        "CSR",
        "Email",
        "PhoneNumber",
        "POS",
        "Source",
        "Phone2",
        "VoidCheckNumber",
        "LastName",
        "PriorPolicyNumber",
        "Template Language",
        "Agent",
        "EmailAddress2",
        "OldAccountNumber",
        "Forwarding Address",
        "Branch",
        "OpenItem"
      })
  void otherColumnOfABiller_isHis(String name) {
    assertThat(faults(columns("", "\"%s\": { \"custom\": \"%s\" }".formatted(name, name))))
        .isEmpty();
  }
}
