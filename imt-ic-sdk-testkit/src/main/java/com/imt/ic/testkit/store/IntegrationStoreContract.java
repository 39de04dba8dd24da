package com.imt.ic.testkit.store;

import com.imt.ic.internal.store.IntegrationStore;
import org.junit.jupiter.api.Nested;

/**
 * The promises that every {@link IntegrationStore} keeps, as JUnit tests: each nested class holds
 * those of one part. A host that writes a store of its own, or wraps one, extends this class and
 * hands in an empty store for each test:
 *
 * <pre>{@code
 * class OracleIntegrationStoreTest extends IntegrationStoreContract {
 *   @Override
 *   protected IntegrationStore emptyStore() {
 *     return new OracleIntegrationStore(TestDatabase.emptySchema());
 *   }
 * }
 * }</pre>
 *
 * <p>Several threads use one store at once, and some tests watch for a third of a second that one
 * transaction waits for another. A store that keeps these promises posts every payment once under
 * {@code PaymentInbox} and {@code Polling}; one that breaks any of them may lose or double money.
 *
 * <p>For the SDK's JDBC store in a database of the host's see {@link JdbcIntegrationStoreContract}.
 */
public abstract class IntegrationStoreContract {

  /** For subclasses. */
  protected IntegrationStoreContract() {}

  /**
   * A store that holds nothing, with its schema in place.
   *
   * @return the store under test, a new one for each call
   * @throws Exception whatever its making throws; the test fails then
   */
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
  final class CheckpointsOfReports extends CheckpointsContract {
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
  final class Polls extends PollJournalContract {
    @Override
    protected IntegrationStore emptyStore() throws Exception {
      return IntegrationStoreContract.this.emptyStore();
    }
  }

  @Nested
  final class SilentReports extends SilencesContract {
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
