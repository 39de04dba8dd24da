package com.imt.ic.bif;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.imt.ic.blackbox.bif.Invoices;
import com.imt.ic.cloud.InvoiceCloud;
import com.imt.ic.cloud.InvoiceFile;
import com.imt.ic.cloud.InvoiceFileAnswer;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.internal.integration.Parts;
import com.imt.ic.internal.store.IntegrationStore;
import com.imt.ic.ledger.Ledger;
import com.imt.ic.profile.Profile;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.function.Function;
import org.h2.jdbcx.JdbcDataSource;

/** The parts of an integration that only submits files, at a moment that stands still. */
final class Submitting {

  private Submitting() {}

  /** The store of an integration over an empty database in memory. */
  static IntegrationStore store() {
    JdbcDataSource database = new JdbcDataSource();
    database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    InvoiceCloudIntegration.createTables(database);
    return InvoiceCloudIntegration.builder()
        .profile(Profile.defaults().override("{ \"biller\": { \"bid\": \"1234\" } }"))
        .cloud(mock(InvoiceCloud.class))
        .dataSource(database)
        .ledger(mock(Ledger.class))
        .build()
        .parts()
        .store();
  }

  static Parts parts(
      IntegrationStore store,
      Profile profile,
      Instant now,
      Function<InvoiceFile, InvoiceFileAnswer> submission) {
    InvoiceCloud cloud = mock(InvoiceCloud.class);
    when(cloud.submit(any())).thenAnswer(call -> submission.apply(call.getArgument(0)));
    Clock clock = Clock.fixed(now, ZoneOffset.ofHours(9));
    return new Parts(Invoices.BID, profile, cloud, store, null, clock);
  }
}
