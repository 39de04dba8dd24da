package com.imt.ic.internal.store;

import org.junit.jupiter.api.Nested;

/**
 * The promises that every {@link IntegrationStore} keeps; each nested class holds those of one
 * part. Several threads use one store at once, and some tests watch for a third of a second that
 * one transaction waits for another. A store that breaks any of these promises may lose or double
 * money.
 */
abstract class IntegrationStoreContract {

  /** A store that holds nothing, with its schema in place. A new one for each call. */
  protected abstract IntegrationStore emptyStore() throws Exception;

  @Nested
  final class Transactions extends TransactionContract {
    @Override
    protected IntegrationStore emptyStore() throws Exception {
      return IntegrationStoreContract.this.emptyStore();
    }
  }

  @Nested
  final class Payments extends PaymentJournalContract {
    @Override
    protected IntegrationStore emptyStore() throws Exception {
      return IntegrationStoreContract.this.emptyStore();
    }
  }

  @Nested
  final class LeasesOfJobs extends LeasesContract {
    @Override
    protected IntegrationStore emptyStore() throws Exception {
      return IntegrationStoreContract.this.emptyStore();
    }
  }

  @Nested
  final class JobsAndCheckpoints extends JobsContract {
    @Override
    protected IntegrationStore emptyStore() throws Exception {
      return IntegrationStoreContract.this.emptyStore();
    }
  }

  @Nested
  final class Settlements extends SettlementJournalContract {
    @Override
    protected IntegrationStore emptyStore() throws Exception {
      return IntegrationStoreContract.this.emptyStore();
    }
  }

  @Nested
  final class References extends PaymentReferencesContract {
    @Override
    protected IntegrationStore emptyStore() throws Exception {
      return IntegrationStoreContract.this.emptyStore();
    }
  }

  @Nested
  final class Rejects extends RejectJournalContract {
    @Override
    protected IntegrationStore emptyStore() throws Exception {
      return IntegrationStoreContract.this.emptyStore();
    }
  }

  @Nested
  final class Enrollments extends EnrollmentStatesContract {
    @Override
    protected IntegrationStore emptyStore() throws Exception {
      return IntegrationStoreContract.this.emptyStore();
    }
  }

  @Nested
  final class InvoicesSent extends SentInvoicesContract {
    @Override
    protected IntegrationStore emptyStore() throws Exception {
      return IntegrationStoreContract.this.emptyStore();
    }
  }

  @Nested
  final class InvoiceFiles extends InvoiceFileJournalContract {
    @Override
    protected IntegrationStore emptyStore() throws Exception {
      return IntegrationStoreContract.this.emptyStore();
    }
  }

  @Nested
  final class QuarantinedRows extends QuarantineContract {
    @Override
    protected IntegrationStore emptyStore() throws Exception {
      return IntegrationStoreContract.this.emptyStore();
    }
  }

  @Nested
  final class Moments extends MomentsContract {
    @Override
    protected IntegrationStore emptyStore() throws Exception {
      return IntegrationStoreContract.this.emptyStore();
    }
  }
}
