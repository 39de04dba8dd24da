package com.imt.ic.bif;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.imt.ic.blackbox.bif.Invoices;
import com.imt.ic.cloud.InvoiceCloud;
import com.imt.ic.cloud.InvoiceFile;
import com.imt.ic.cloud.InvoiceFileAnswer;
import com.imt.ic.internal.integration.Parts;
import com.imt.ic.internal.store.IntegrationStore;
import com.imt.ic.profile.Profile;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.Function;

/** The parts of an integration that only submits files, at a moment that stands still. */
final class Submitting {

  private Submitting() {}

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
