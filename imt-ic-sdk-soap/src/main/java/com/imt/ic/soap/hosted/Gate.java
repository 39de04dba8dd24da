package com.imt.ic.soap.hosted;

import com.imt.ic.BillerCredentials;
import java.util.List;

/**
 * Lets in who presents one of the accepted pairs. Immutable and thread-safe.
 *
 * <p>Every pair is compared in full, both parts of it, whatever was found before: neither the
 * answer nor its time tells which part was wrong.
 */
record Gate(List<BillerCredentials> accepted) {

  /** Whether an element of a request is one of the two that this looks at. */
  static boolean isCredential(String element) {
    return element.equals("BillerGUID") || element.equals("WebServiceKey");
  }

  void check(PayloadElement request) throws SoapFault {
    String billerGuid = request.text("BillerGUID").orElse("");
    String webServiceKey = request.text("WebServiceKey").orElse("");
    boolean known = false;
    for (BillerCredentials pair : accepted) {
      boolean guidMatches = pair.billerGuid().matches(billerGuid);
      boolean keyMatches = pair.webServiceKey().matches(webServiceKey);
      known |= guidMatches && keyMatches;
    }
    if (!known) {
      throw new SoapFault(
          SoapFault.Code.CLIENT,
          HostedCall.Outcome.WRONG_CREDENTIALS,
          "Invalid BillerGUID or WebServiceKey.");
    }
  }
}
