package com.imt.ic.simulation;

import com.imt.ic.cloud.InvoiceCloud;
import java.time.Instant;

/** How one biller's integrations reach InvoiceCloud. */
interface Wire {

  /** InvoiceCloud as one process reaches it. */
  InvoiceCloud connect(Station station);

  /** A moment as the wire can tell it: wall clocks repeat an hour in autumn. */
  default Instant asRead(Instant moment) {
    return moment;
  }
}
