package com.imt.ic.simulation;

import com.imt.ic.profile.Profile;
import java.time.Instant;

/** What stands between the SDK's inboxes, polls, plan and leases, and the world. */
enum Tier {
  /** Records as they are, and a store in memory: quick, for very many days. */
  RECORDS,
  /**
   * The SDK's SOAP client, DataSet reader and columns on the text that ASP.NET would send, and its
   * JDBC store on an H2, which holds the ledger too: each call of JDBC may be a process's last.
   */
  DATA_SETS;

  Wire wire(World world, Biller biller) {
    return this == RECORDS ? SimulatedCloud.wire(world, biller) : new DataSetWire(world, biller);
  }

  Storage storage(World world) {
    return this == RECORDS ? new MemoryStorage(world) : new DatabaseStorage(world);
  }

  /** Where the clocks change: in a fortnight, or for runs of few days in a day or two. */
  Instant beginning(long seed) {
    if (this == RECORDS) {
      return Instant.parse("2026-10-18T00:00:00Z");
    }
    return Instant.parse(seed % 2 == 0 ? "2026-10-31T00:00:00Z" : "2027-03-13T00:00:00Z");
  }

  /** Of two InvoiceClouds one tells moments in GMT, the other by the wall clock of New York. */
  Profile profile(Ablation ablation, long seed) {
    Profile profile = ablation.profile();
    if (this == RECORDS || seed % 4 < 2) {
      return profile;
    }
    return profile.override(
        """
        { "operations": {
            "payments": { "columns": { "paidAt": {
              "names": ["PaymentDate"], "required": true, "time": "America/New_York" } } },
            "achRejects": { "columns": { "rejectedAt": {
              "names": ["RejectDate"], "required": true, "time": "America/New_York" } } } } }
        """);
  }
}
