package com.imt.ic.benchmarks.day;

import com.imt.ic.bif.BifInvoice;
import com.sun.net.httpserver.HttpServer;
import java.util.List;

/** One way to do the day's work. What it did is checked by itself. */
interface Side extends AutoCloseable {

  /** Makes the tables and opens the pool; not measured. */
  void open(boolean anew) throws Exception;

  /** Reads the report of new payments and takes them. */
  void pollNew(int payments) throws Exception;

  /** Reads the report of payments that are known, and sees that they are. */
  void pollKnown(int payments) throws Exception;

  /** Writes a file of those invoices that are new or changed, and notes what was written. */
  void send(List<BifInvoice> invoices, int changed) throws Exception;

  /** Serves OnlineReceipt at {@code /OnlineReceipt}. */
  void publish(HttpServer server);

  /** How many receipts are in the books. */
  long receipts() throws Exception;

  @Override
  void close();
}
