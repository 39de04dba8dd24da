package com.imt.ic.internal.store;

import static com.imt.ic.internal.store.Entries.GUID;
import static com.imt.ic.internal.store.Entries.payment;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.imt.ic.BillerId;
import com.imt.ic.PaymentGuid;
import com.imt.ic.internal.store.jdbc.JdbcIntegrationStore;
import com.imt.ic.internal.store.jdbc.JdbcSchema;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** A reconciliation looks at what was open when it began, and of its biller alone. */
abstract class OpenItemsContract {

  private static final PaymentGuid LATER = PaymentGuid.of("later");

  /** A database without tables; a new one for each call. */
  protected abstract DataSource emptyDatabase() throws Exception;

  private DataSource database() throws Exception {
    DataSource dataSource = emptyDatabase();
    JdbcSchema.apply(dataSource);
    return dataSource;
  }

  private static List<PaymentGuid> read(Facts facts, OpenItems items) {
    List<PaymentGuid> read = new ArrayList<>();
    facts.read(new FactScope.Open(items), each -> read.add(each.paymentGuid()));
    return read;
  }

  @Test
  void item_that_is_added_later_is_not_looked_at_and_stays() throws Exception {
    JdbcIntegrationStore.of(database(), Entries.BILLER)
        .runInTransaction(
            transaction -> {
              Facts facts = transaction.facts();
              transaction.payments().add(payment(GUID));
              OpenItems begun = facts.openItems();
              FactSums sums = facts.sums(new FactScope.Open(begun));
              transaction.payments().add(payment(LATER));
              facts.reopen(List.of(OpenItem.of(GUID.value())));

              assertEquals(List.of(GUID), read(facts, begun));
              assertEquals(sums, facts.sums(new FactScope.Open(begun)));

              facts.close(begun);
              assertEquals(List.of(GUID, LATER), read(facts, facts.openItems()));
            });
  }

  @Test
  void items_of_another_biller_in_between_are_neither_looked_at_nor_removed() throws Exception {
    DataSource dataSource = database();
    IntegrationStore store = JdbcIntegrationStore.of(dataSource, Entries.BILLER);
    IntegrationStore neighbour = JdbcIntegrationStore.of(dataSource, BillerId.of("DALE"));
    PaymentGuid theirs = PaymentGuid.of("theirs");
    store.runInTransaction(transaction -> transaction.payments().add(payment(GUID)));
    neighbour.runInTransaction(transaction -> transaction.payments().add(payment(theirs)));
    store.runInTransaction(transaction -> transaction.payments().add(payment(LATER)));

    store.runInTransaction(
        transaction -> {
          OpenItems open = transaction.facts().openItems();
          assertEquals(2, open.count());
          assertEquals(List.of(GUID, LATER), read(transaction.facts(), open));
          transaction.facts().close(open);
          assertEquals(List.of(), read(transaction.facts(), transaction.facts().openItems()));
        });
    neighbour.runInTransaction(
        transaction ->
            assertEquals(
                List.of(theirs), read(transaction.facts(), transaction.facts().openItems())));
  }

  @Test
  void none_are_read_where_none_are_open() throws Exception {
    JdbcIntegrationStore.of(database(), Entries.BILLER)
        .runInTransaction(
            transaction -> {
              OpenItems none = transaction.facts().openItems();
              transaction.payments().add(payment(GUID));
              assertEquals(new OpenItems(List.of(), 0), none);
              assertEquals(List.of(), read(transaction.facts(), none));
            });
  }
}
