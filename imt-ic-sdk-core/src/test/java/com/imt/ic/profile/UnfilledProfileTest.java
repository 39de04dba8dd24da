package com.imt.ic.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** A proposal of which somebody forgot a place. */
class UnfilledProfileTest {

  @Test
  void eachPlaceThatIsStillMissing_isNamedByItsPath_andNothingLoads() {
    assertThatThrownBy(
            () ->
                Profile.defaults()
                    .override(
                        """
                        { "operations": { "payments": {
                            "parameters": { "from": "MISSING" },
                            "columns": {
                              "paymentGuid": { "names": ["MISSING"] },
                              "approved": { "codes": { "Y": "MISSING", "N": "false" } } } } } }
                        """))
        .isInstanceOfSatisfying(
            ProfileException.class,
            e ->
                assertThat(e.problems())
                    .hasSize(3)
                    .allMatch(problem -> problem.contains("is still \"MISSING\""))
                    .anyMatch(p -> p.startsWith("$.operations.payments.parameters.from: "))
                    .anyMatch(
                        p -> p.startsWith("$.operations.payments.columns.paymentGuid.names[0]: "))
                    .anyMatch(
                        p -> p.startsWith("$.operations.payments.columns.approved.codes.Y: ")));
  }
}
