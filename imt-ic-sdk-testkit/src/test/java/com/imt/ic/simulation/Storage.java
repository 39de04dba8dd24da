package com.imt.ic.simulation;

import com.imt.ic.BillerId;
import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.internal.posting.SharingWatch;
import com.imt.ic.internal.store.IntegrationStore;
import com.imt.ic.ledger.LedgerTransaction;
import java.util.List;
import java.util.Map;

/** The one database of all billers and nodes, with the consumer's ledgers in it. */
interface Storage extends AutoCloseable {

  /** A biller's store as one node reaches it, with faults. */
  IntegrationStore open(Node node, BillerId biller);

  /** A biller's store without faults, for an inspection at rest. */
  IntegrationStore inspected(BillerId biller);

  /** The consumer's own row, in the transaction of the SDK: less than zero takes money back. */
  void write(BillerId biller, PaymentGuid payment, Money amount, LedgerTransaction transaction);

  /** The same in a transaction of the ledger's own. */
  void write(BillerId biller, PaymentGuid payment, Money amount);

  /** Each row of a biller's ledger by its payment, which no key of the SDK has a part in. */
  Map<PaymentGuid, List<Money>> ledger(BillerId biller);

  /** Whether the ledger can be watched for sharing the SDK's transaction. */
  SharingWatch sharing();

  @Override
  void close();
}
