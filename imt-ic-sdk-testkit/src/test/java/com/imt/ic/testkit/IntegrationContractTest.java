package com.imt.ic.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import com.imt.ic.testkit.ColumnHost.Mistake;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.condition.EnabledOnJre;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A host that is wrong in one way fails the contract of whole days. */
@EnabledOnJre(JRE.JAVA_17) // the second JDK would say the same, a minute later
class IntegrationContractTest {

  @AfterEach
  void plantNothing() {
    ColumnIntegrationContract.planted = Mistake.NONE;
  }

  @ParameterizedTest
  @CsvSource({
    "COMMITS_BY_ITSELF, processThatEndsAtAnyCommit_losesNothingAndDoublesNothing, commits with the SDK's transaction",
    "FORGETS_THE_BALANCE_OF_RETURNS, day_endsWithoutADifference, Each payment is off its invoice's balance once",
    "REVERSES_TWICE, monthEnd_endsWithoutADifference, What came back is taken back once"
  })
  void wrongHost_fails_andThePromiseIsNamed(Mistake mistake, String test, String promise) {
    ColumnIntegrationContract.planted = mistake;

    assertThat(ContractRun.of(ColumnIntegrationContract.class, test).failures())
        .singleElement(STRING)
        .contains("Broken promise:", promise);
  }

  /** A balance that each payment lowers. */
  @Nested
  class GoodHost extends ColumnIntegrationContract {}
}
