package com.imt.ic.soap.hosted;

import com.imt.ic.BillerCredentials;
import com.imt.ic.BillerId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lets in who presents one of the accepted pairs, and only to the biller whose pair it is.
 * Immutable and thread-safe.
 *
 * <p>Every pair of every biller is compared in full, both parts of it, whatever was found before:
 * neither the answer nor its time tells which part was wrong, or whose the other part is.
 */
record Gate(List<Pass> passes) {

  /**
   * A pair that is accepted, and the operation of its biller.
   *
   * @param number which of the biller's pairs it is, from 1
   */
  record Pass(BillerCredentials pair, BillerId biller, int number, Operation operation) {}

  /** Whether an element of a request is one of the two that this looks at. */
  static boolean isCredential(String element) {
    return element.equals("BillerGUID") || element.equals("WebServiceKey");
  }

  Pass open(PayloadElement request) throws SoapFault {
    String billerGuid = request.text("BillerGUID").orElse("");
    String webServiceKey = request.text("WebServiceKey").orElse("");
    @Nullable Pass opened = null;
    for (Pass pass : passes) {
      boolean guidMatches = pass.pair().billerGuid().matches(billerGuid);
      boolean keyMatches = pass.pair().webServiceKey().matches(webServiceKey);
      if (guidMatches && keyMatches) {
        opened = pass;
      }
    }
    if (opened == null) {
      throw new SoapFault(
          SoapFault.Code.CLIENT,
          HostedCall.Outcome.WRONG_CREDENTIALS,
          "Invalid BillerGUID or WebServiceKey.");
    }
    return opened;
  }
}
