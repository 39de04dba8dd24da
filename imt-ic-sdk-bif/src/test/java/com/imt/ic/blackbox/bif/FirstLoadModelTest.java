package com.imt.ic.blackbox.bif;

import static com.imt.ic.blackbox.bif.SendingHost.invoice;
import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.CallFailedException;
import com.imt.ic.InvoiceCloudException;
import com.imt.ic.Money;
import com.imt.ic.bif.BifInvoice;
import com.imt.ic.bif.InvoiceFiles;
import com.imt.ic.bif.InvoiceFiles.LoadListener;
import com.imt.ic.bif.SentInvoices.Fate;
import com.imt.ic.bif.SentInvoices.Loaded;
import com.imt.ic.bif.SentInvoices.LoadedFile;
import com.imt.ic.bif.SentInvoices.Tally;
import com.imt.ic.cloud.InvoiceFile;
import com.imt.ic.cloud.InvoiceFileAnswer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * First loads whose nodes die at any commit, whose answers get lost or are refusals, and whose
 * source changes meanwhile. Each result must add up, and in the end InvoiceCloud must hold the
 * source: every invoice once as new, and as re-written only where it changed. {@code
 * -Dload.worlds=N} sets how many, {@code -Dload.seed=N} which.
 */
class FirstLoadModelTest {

  private static final long SEED = Long.getLong("load.seed", 1);
  private static final int WORLDS = Integer.getInteger("load.worlds", 20);

  @TempDir Path folder;

  @Test
  void invoicecloud_holds_the_source_in_the_end() {
    System.out.println("load.seed=" + SEED);
    for (int world = 0; world < WORLDS; world++) {
      new World(SEED + world).run();
    }
  }

  private final class World {

    private final long seed;
    private final Random random;
    private final SendingHost host;
    private final Map<Integer, BifInvoice> source = new LinkedHashMap<>();
    private final Set<String> taken = new HashSet<>();

    World(long seed) {
      this.seed = seed;
      random = new Random(seed);
      host = SendingHost.of(folder.resolve("world-" + seed));
      for (int i = 1; i <= 1 + random.nextInt(15); i++) {
        change(i);
      }
    }

    private void change(int number) {
      String balance = String.format(Locale.ROOT, "%d.%02d", random.nextInt(9), random.nextInt(9));
      source.put(number, invoice(number, balance));
    }

    void run() {
      for (int round = 0; round < 1 + random.nextInt(6); round++) {
        host.cloud.answer(this::answer);
        load(true);
        settle();
        host.now = host.now.plusSeconds(random.nextInt(3));
        for (int i = random.nextInt(3); i > 0; i--) {
          change(1 + random.nextInt(source.size() + 1));
        }
      }
      host.cloud.answer(this::take);
      Loaded loaded = null;
      for (int i = 0; i < 3 && (loaded == null || !loaded.isComplete()); i++) {
        loaded = load(false);
        settle();
      }
      assertThat(loaded).as(where()).isNotNull();
      assertThat(loaded.differences()).as(where()).isEmpty();
      assertThat(loaded.isComplete()).as(where()).isTrue();
      requireHeld();
    }

    private String where() {
      return "seed " + seed + ", source " + source.keySet();
    }

    private InvoiceFileAnswer take(InvoiceFile file) {
      taken.add(file.name());
      return host.cloud.take(file);
    }

    private InvoiceFileAnswer answer(InvoiceFile file) {
      switch (random.nextInt(8)) {
        case 0 -> throw ReceivingCloud.failure(CallFailedException.Kind.UNAVAILABLE);
        case 1 -> throw ReceivingCloud.failure(CallFailedException.Kind.OUTCOME_UNKNOWN);
        case 2 -> {
          take(file);
          throw ReceivingCloud.failure(CallFailedException.Kind.OUTCOME_UNKNOWN);
        }
        case 3 -> {
          return ReceivingCloud.refusal("no room");
        }
        default -> {
          return take(file);
        }
      }
    }

    /** Null where it did not come to its end. */
    private Loaded load(boolean mayDie) {
      MortalDatabase database =
          new MortalDatabase(
              host.database,
              mayDie && random.nextBoolean() ? 1 + random.nextInt(25) : Integer.MAX_VALUE,
              random.nextBoolean());
      InvoiceFiles files =
          InvoiceFiles.of(
              host.node("node-1").dataSource(database.dataSource()).build(), host.spool);
      int size = 1 + random.nextInt(5);
      try {
        Loaded loaded =
            files.filesOf(size).firstLoad(new ArrayList<>(source.values()), LoadListener.NONE);
        requireWhole(loaded);
        return loaded;
      } catch (InvoiceCloudException e) {
        return null;
      }
    }

    private void requireWhole(Loaded loaded) {
      Tally told = loaded.plan().rejected();
      for (Fate fate : Fate.values()) {
        told = told.plus(loaded.of(fate));
      }
      Tally all =
          new Tally(
              source.size(),
              source.values().stream().map(BifInvoice::balanceDue).reduce(Money.ZERO, Money::plus));
      assertThat(loaded.plan().source()).as(where()).isEqualTo(all);
      assertThat(told).as(where()).isEqualTo(all);
      for (LoadedFile file : loaded.files()) {
        if (file.fate() == Fate.ACCEPTED) {
          assertThat(taken).as(where()).contains(file.name());
        }
      }
    }

    /** As a person does who has asked InvoiceCloud. */
    private void settle() {
      for (String state : host.states()) {
        if (state.endsWith(" UNKNOWN")) {
          String name = state.substring(0, state.indexOf(' '));
          host.files().settle(name, taken.contains(name));
        }
      }
    }

    private void requireHeld() {
      Map<String, String> held = new LinkedHashMap<>();
      for (String line : host.cloud.lines()) {
        List<String> words = List.of(line.split(" ", -1));
        String before = held.put(words.get(1), words.get(2));
        assertThat(words.get(0))
            .as("%s: %s", where(), host.cloud.lines())
            .isEqualTo(before == null ? "NEW" : "REWRITTEN");
        assertThat(words.get(2)).as("%s: re-written unchanged", where()).isNotEqualTo(before);
      }
      Map<String, String> wanted = new LinkedHashMap<>();
      source
          .values()
          .forEach(each -> wanted.put(each.invoiceNumber().value(), each.balanceDue().toString()));
      assertThat(held).as(where()).containsExactlyInAnyOrderEntriesOf(wanted);
    }
  }
}
