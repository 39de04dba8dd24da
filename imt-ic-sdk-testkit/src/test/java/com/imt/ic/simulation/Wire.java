package com.imt.ic.simulation;

import com.imt.ic.cloud.InvoiceCloud;
import java.time.Instant;

/** How the nodes reach InvoiceCloud. */
interface Wire {

  /** InvoiceCloud as one node reaches it. */
  InvoiceCloud connect(Node node);

  /** A moment as the wire can tell it: wall clocks repeat an hour in autumn. */
  default Instant asRead(Instant moment) {
    return moment;
  }
}
