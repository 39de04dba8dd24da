package com.imt.ic.testkit;

import com.imt.ic.soap.SoapVersion;

class Soap11ContractTest extends SoapContract {
  Soap11ContractTest() {
    super(SoapVersion.SOAP_1_1);
  }
}
