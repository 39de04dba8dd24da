package com.imt.ic.blackbox.bif;

import static com.imt.ic.blackbox.bif.SendingHost.HOUR_1;
import static com.imt.ic.blackbox.bif.SendingHost.invoice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.StoreException;
import com.imt.ic.bif.BifInvoice;
import com.imt.ic.bif.InvoiceFiles;
import com.imt.ic.bif.InvoiceFiles.LoadListener;
import com.imt.ic.bif.SentInvoices.Loaded;
import com.imt.ic.polling.LeaseException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnJre;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a killed process leaves, the next call neither forgets an invoice nor doubles it. */
@EnabledOnJre(JRE.JAVA_17) // the second JDK would say the same, a minute later
class CrashTest {

  @TempDir Path folder;

  private final List<BifInvoice> invoices = new ArrayList<>(Invoices.plain(1, 1_200));

  /** Whether the node died before the call was over. */
  private static boolean dies(SendingHost host, int commit, boolean kept, List<BifInvoice> send) {
    MortalDatabase database = new MortalDatabase(host.database, commit, kept);
    InvoiceFiles files =
        InvoiceFiles.of(host.node("node-1").dataSource(database.dataSource()).build(), host.spool);
    try {
      files.send(send);
    } catch (StoreException e) {
      assertThat(database.isDead()).isTrue();
    }
    return database.isDead();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void crash_at_any_commit_neither_forgets_nor_doubles(boolean kept) {
    invoices.set(0, invoice(1, "1.00"));
    int commit = 1;
    while (true) {
      SendingHost host = SendingHost.of(folder.resolve("at-" + commit));
      host.files().write(List.of(invoice(1, "0.50")));
      boolean died = dies(host, commit, kept, invoices);
      host.now = HOUR_1.plusSeconds(60);

      host.files().send(invoices);

      String where = "commit " + commit + (kept ? ", kept" : ", lost");
      assertThat(host.cloud.lines()).as(where).hasSize(1_201);
      assertThat(host.cloud.lines().subList(0, 3))
          .as(where)
          .containsExactly("NEW INV1 0.50", "REWRITTEN INV1 1.00", "NEW INV2 511.14");
      assertThat(host.cloud.lines()).as(where).doesNotHaveDuplicates();
      assertThat(host.states()).as(where).hasSize(2).allMatch(state -> state.endsWith("ACCEPTED"));
      assertThat(host.filesInSpool()).as(where).hasSize(2).noneMatch(name -> name.endsWith(".tmp"));
      assertThat(host.versions()).as(where).isEqualTo(1_200);
      if (!died) {
        assertThat(commit).isGreaterThan(10);
        return;
      }
      commit++;
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void first_load_goes_on_after_a_crash_at_any_commit(boolean kept) {
    int commit = 1;
    boolean died = true;
    while (died) {
      SendingHost host = SendingHost.of(folder.resolve("load-" + commit));
      MortalDatabase database = new MortalDatabase(host.database, commit, kept);
      InvoiceFiles files =
          InvoiceFiles.of(
              host.node("node-1").dataSource(database.dataSource()).build(), host.spool);
      try {
        files.filesOf(500).firstLoad(invoices, LoadListener.NONE);
      } catch (StoreException e) {
        assertThat(database.isDead()).isTrue();
      }
      died = database.isDead();
      host.now = HOUR_1.plusSeconds(60);

      Loaded loaded = host.files().filesOf(500).firstLoad(invoices, LoadListener.NONE);

      String where = "commit " + commit + (kept ? ", kept" : ", lost");
      assertThat(loaded.differences()).as(where).isEmpty();
      assertThat(loaded.isComplete()).as(where).isTrue();
      assertThat(host.cloud.lines())
          .as(where)
          .hasSize(1_200)
          .doesNotHaveDuplicates()
          .allMatch(line -> line.startsWith("NEW "));
      assertThat(host.states()).as(where).hasSize(3).allMatch(state -> state.endsWith("ACCEPTED"));
      assertThat(host.filesInSpool()).as(where).hasSize(3).noneMatch(name -> name.endsWith(".tmp"));
      assertThat(host.versions()).as(where).isEqualTo(1_200);
      commit++;
    }
    assertThat(commit).isGreaterThan(20);
  }

  @Test
  void node_of_another_name_goes_on_when_the_lease_of_the_dead_one_is_over() {
    SendingHost host = SendingHost.of(folder.resolve("spool"));
    assertThat(dies(host, 3, true, invoices)).isTrue();
    assertThat(host.states()).containsExactly("1234_20261123T150000.bif WRITING");
    InvoiceFiles other = host.files("node-2");

    assertThatThrownBy(() -> other.send(invoices)).isInstanceOf(LeaseException.class);
    host.now = HOUR_1.plus(Duration.ofMinutes(10));
    other.send(invoices);

    assertThat(host.cloud.lines()).hasSize(1_200).doesNotHaveDuplicates();
    assertThat(host.states()).containsExactly("1234_20261123T151000.bif ACCEPTED");
    assertThat(host.filesInSpool()).containsExactly("1234_20261123T151000.bif");
  }
}
