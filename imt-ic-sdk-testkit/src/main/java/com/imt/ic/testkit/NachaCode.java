package com.imt.ic.testkit;

import com.imt.ic.ledger.ReturnCode;

/**
 * NACHA's return reason codes and change codes, for {@link FakeInvoiceCloud#bankReturns}: those of
 * which {@link ReturnCode} knows the reason.
 */
public enum NachaCode {
  /** Insufficient funds. */
  R01,
  /** Account closed. */
  R02,
  /** No account / cannot locate. */
  R03,
  /** Invalid account number. */
  R04,
  /** Improper debit to consumer acct (corp SEC). */
  R05,
  /** Returned at ODFI request. */
  R06,
  /** Authorisation revoked. */
  R07,
  /** Payment stopped. */
  R08,
  /** Uncollected funds. */
  R09,
  /** Originator unknown/not authorised. */
  R10,
  /** Not per terms of authorisation. */
  R11,
  /** Branch sold. */
  R12,
  /** RDFI not qualified. */
  R13,
  /** Representative payee deceased. */
  R14,
  /** Beneficiary/holder deceased. */
  R15,
  /** Account frozen / legal order. */
  R16,
  /** File edit / questionable entry. */
  R17,
  /** Improper effective date. */
  R18,
  /** Amount field error. */
  R19,
  /** Non-payment (non-transaction) account. */
  R20,
  /** Invalid company id. */
  R21,
  /** Invalid individual id. */
  R22,
  /** Credit refused. */
  R23,
  /** Duplicate entry. */
  R24,
  /** Addenda error. */
  R25,
  /** Mandatory field error. */
  R26,
  /** Trace number error. */
  R27,
  /** Routing check digit. */
  R28,
  /** Corporate not authorised. */
  R29,
  /** Not in check truncation. */
  R30,
  /** Permissible return (CCD/CTX). */
  R31,
  /** RDFI non-settlement. */
  R32,
  /** Return of XCK. */
  R33,
  /** Limited participation RDFI. */
  R34,
  /** Improper debit (CIE). */
  R35,
  /** Improper credit. */
  R36,
  /** Source document presented. */
  R37,
  /** Stop on source document. */
  R38,
  /** Improper source document. */
  R39,
  /** ENR returned by agency. */
  R40,
  /** ENR transaction code. */
  R41,
  /** ENR routing number. */
  R42,
  /** ENR account number. */
  R43,
  /** ENR individual id. */
  R44,
  /** ENR name. */
  R45,
  /** ENR payee indicator. */
  R46,
  /** Duplicate enrolment. */
  R47,
  /** State law, RCK. */
  R50,
  /** RCK ineligible/improper. */
  R51,
  /** Stop payment on item (RCK). */
  R52,
  /** Item and RCK both presented. */
  R53,
  /** Misrouted return. */
  R61,
  /** Erroneous/reversing debit. */
  R62,
  /** Incorrect amount (retired). */
  R63,
  /** Incorrect individual id (retired). */
  R64,
  /** Incorrect transaction code (retired). */
  R65,
  /** Incorrect company id (retired). */
  R66,
  /** Duplicate return. */
  R67,
  /** Untimely return. */
  R68,
  /** Field error(s). */
  R69,
  /** Permissible return not accepted. */
  R70,
  /** Misrouted dishonoured return. */
  R71,
  /** Untimely dishonoured return. */
  R72,
  /** Timely original return. */
  R73,
  /** Corrected return. */
  R74,
  /** Return not a duplicate. */
  R75,
  /** No errors found. */
  R76,
  /** R62 dishonour not accepted. */
  R77,
  /** IAT coding error. */
  R80,
  /** Non-participant in IAT. */
  R81,
  /** Invalid foreign DFI. */
  R82,
  /** Foreign DFI cannot settle. */
  R83,
  /** Not processed by gateway. */
  R84,
  /** Miscoded outbound IAT. */
  R85,
  /** Sanctions. */
  R90,
  /** Correct the account number. */
  C01,
  /** Correct the routing number. */
  C02,
  /** Correct the routing and account number. */
  C03,
  /** Correct the name. */
  C04,
  /** Correct the transaction code. */
  C05,
  /** Correct the account number and transaction code. */
  C06,
  /** Correct the routing number, account number and transaction code. */
  C07,
  /** Correct the routing number (IAT). */
  C08,
  /** Correct the individual id. */
  C09,
  /** Correct the addenda format. */
  C13,
  /** Correct the SEC code (IAT). */
  C14;

  /** {@return the code as the SDK reads it: its class, its reason, and what a biller does} */
  public ReturnCode returnCode() {
    return ReturnCode.of(name());
  }
}
