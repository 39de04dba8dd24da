package com.imt.ic.soap;

import static com.imt.ic.soap.PaymentAnswer.diffgram;
import static com.imt.ic.soap.ReportAnswers.answer;
import static com.imt.ic.soap.ReportAnswers.result;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A DataSet is read wherever it stands. */
class SoapDataSetPlacesTest {

  private static final String ROWS =
      diffgram(
          SoapElementRowsTest.payment(1).replaceFirst("<Payment>", "<Payment diffgr:id=\"P1\">"));

  static Stream<Arguments> answers() {
    return Stream.of(
        Arguments.of(
            "a DataTable without a schema",
            result(
                ROWS.replace("<Set ", "<DocumentElement ")
                    .replace("</Set>", "</DocumentElement>"))),
        Arguments.of("an out parameter", answer("<n>1</n><payments>" + ROWS + "</payments>")),
        Arguments.of(
            "in a class",
            result("<Success>true</Success><Data><Payments>" + ROWS + "</Payments></Data>")),
        Arguments.of("in an array", result("<anyType>" + ROWS + "</anyType><anyType/>")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("answers")
  void dataSet_isFoundWhereverItStands(String name, String answer) throws Exception {
    assertThat(ReportAnswers.read(answer, "\"table\":\"Payment\"").batches())
        .as(name)
        .isEqualTo(List.of("7 1.50"));
  }
}
