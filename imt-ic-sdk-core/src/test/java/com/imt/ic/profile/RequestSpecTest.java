package com.imt.ic.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.ReportKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a profile says of a request and nobody could send is a fault when it is loaded. */
class RequestSpecTest {

  private static Profile with(String operation, String settings) {
    return Profile.defaults()
        .override("{\"operations\": {\"" + operation + "\": {" + settings + "}}}");
  }

  private static void fault(String operation, String parameters, String path, String problem) {
    assertThatThrownBy(() -> with(operation, "\"parameters\": {" + parameters + "}"))
        .isInstanceOf(ProfileException.class)
        .hasMessageContaining("$.operations." + operation + "." + path)
        .hasMessageContaining(problem);
  }

  @ParameterizedTest
  @CsvSource({"Two Words", "a:b", "1st", "Who//Name", "/Who", "Who/", "<x>", "''"})
  void element_isANameOfXml_orSeveral(String element) {
    fault(
        "payments", "\"from\": \"" + element + "\"", "parameters.from", "is not an element's name");
    fault(
        "payments",
        "\"from\": { \"element\": \"" + element + "\" }",
        "parameters.from.element",
        "is not an element's name");
    assertThatThrownBy(() -> with("payments", "\"wrapper\": \"" + element + "\""))
        .hasMessageContaining("$.operations.payments.wrapper");
  }

  @Test
  void element_standsOnce_andHoldsATextOrElements() {
    fault("payments", "\"to\": \"FromGMT\"", "parameters", "has the element FromGMT twice");
    fault(
        "payments",
        "\"to\": \"FromGMT/Until/Day\"",
        "parameters",
        "has the element FromGMT, which holds a value, around FromGMT/Until/Day");
    assertThat(with("payments", "\"parameters\": { \"from\": \"Span/From\", \"to\": \"Span/To\" }"))
        .isNotNull();
  }

  @Test
  void day_hasNoZone_andNoHours() {
    String zone = "{ \"element\": \"X\", \"time\": \"America/Chicago\" }";
    fault("settledBatches", "\"startDate\": " + zone, "parameters.startDate.time", "no zone");
    fault("settledBatches", "\"from\": " + zone, "parameters.from.time", "no zone");
    fault("payments", "\"today\": " + zone, "parameters.today.time", "no zone");
    fault(
        "settledBatches",
        "\"endDate\": { \"element\": \"X\", \"shift\": \"PT1H\" }",
        "parameters.endDate.shift",
        "such as P1D");
  }

  @Test
  void beginning_isNotMovedForward_norWrittenByAPatternThatWritesNothing() {
    for (String shift : new String[] {"PT1S", "P1D"}) {
      fault(
          "payments",
          "\"from\": { \"element\": \"X\", \"shift\": \"" + shift + "\" }",
          "parameters.from.shift",
          "never asked for");
    }
    assertThat(
            with(
                "settledBatches",
                "\"parameters\": { \"endDate\": { \"element\": \"X\", \"shift\": \"P1D\" },"
                    + " \"startDate\": { \"element\": \"Y\", \"shift\": \"-P1D\" } }"))
        .isNotNull();
    fault(
        "payments",
        "\"from\": { \"element\": \"X\", \"pattern\": \"dd ppp\" }",
        "parameters.from.pattern",
        "");
  }

  @Test
  void constant_isAText() {
    fault(
        "payments",
        "\"x\": { \"element\": \"X\", \"value\": \"a\\u0001\" }",
        "parameters.x.value",
        "control character");
  }

  @Test
  void invoiceTypes_areSent_andNamedOnce() {
    assertThatThrownBy(
            () -> Profile.defaults().override("{\"biller\": {\"invoiceTypes\": [\"1\", \"1\"]}}"))
        .hasMessageContaining("$.biller.invoiceTypes[1]: is \"1\" a second time");
    assertThatThrownBy(
            () -> Profile.defaults().override("{\"biller\": {\"invoiceTypes\": [\"1\"]}}"))
        .hasMessageContaining("$.biller.invoiceTypes: is there, and no call sends");
  }

  @Test
  void pages_tellTheEnd_soThatNoNumberOfRowsIsSuspect() {
    Profile paged =
        with("payments", "\"parameters\": { \"page\": \"Page\" }, \"pages\": { \"size\": 1000 }");

    assertThat(paged.polling(ReportKind.PAYMENTS).suspectMultiple()).isZero();
    assertThat(paged.polling(ReportKind.ACH_REJECTS).suspectMultiple()).isEqualTo(1000);
    assertThat(paged.polling(ReportKind.PAYMENTS).lookBack())
        .isEqualTo(Profile.defaults().polling(ReportKind.PAYMENTS).lookBack());
  }
}
