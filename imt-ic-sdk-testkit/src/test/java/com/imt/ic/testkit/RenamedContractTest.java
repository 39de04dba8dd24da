package com.imt.ic.testkit;

import com.imt.ic.profile.Profile;
import com.imt.ic.soap.SoapVersion;

/** The contract with names that IC might use instead, on both sides. */
class RenamedContractTest extends SoapContract {

  RenamedContractTest() {
    super(SoapVersion.SOAP_1_1);
  }

  @Override
  protected Profile profile() {
    return Profile.defaults()
        .override(
            """
            {
              "operations": {
                "payments": {
                  "service": "Payments",
                  "namespace": "urn:payments",
                  "operation": "PaymentsSince",
                  "parameters": {"billerGuid": "Biller", "from": "Since"},
                  "table": "Paid Items",
                  "columns": {
                    "paymentGuid": {"names": ["Payment #"]},
                    "amount": {"names": ["Amount (USD)"]},
                    "method": {"names": ["Method"]},
                    "paidAt": {"names": ["2nd time"], "time": "America/Chicago"}
                  }
                },
                "viewInvoice": {"wrapper": "Request", "columns": {"balanceDue": {"names": ["Due"]}}},
                "viewCustomer": {"wrapper": "Customer"}
              }
            }
            """);
  }
}
