package com.imt.ic.internal.integration;

import com.imt.ic.BillerId;
import com.imt.ic.cloud.InvoiceCloud;
import com.imt.ic.internal.polling.LeasedJobs;
import com.imt.ic.internal.posting.Posting;
import com.imt.ic.internal.store.IntegrationStore;
import com.imt.ic.profile.Profile;
import java.time.Clock;

/**
 * What an integration is made of, for the SDK's other modules: they take it from the integration,
 * so that no two parts can disagree.
 *
 * @param posting the way to the ledger
 * @param jobs what of several nodes one does at a time
 */
public record Parts(
    BillerId biller,
    Profile profile,
    InvoiceCloud cloud,
    IntegrationStore store,
    Posting posting,
    LeasedJobs jobs,
    Clock clock) {}
