package com.imt.ic.testkit;

import com.imt.ic.soap.SoapVersion;

class Soap12ContractTest extends SoapContract {
  Soap12ContractTest() {
    super(SoapVersion.SOAP_1_2);
  }
}
