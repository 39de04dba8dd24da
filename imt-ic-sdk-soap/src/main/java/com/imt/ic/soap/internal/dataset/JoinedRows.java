package com.imt.ic.soap.internal.dataset;

import com.imt.ic.ContractMismatchException;
import com.imt.ic.Redaction;
import com.imt.ic.soap.internal.xml.XmlFault;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A report's rows with the columns of those around them and of those that are looked up, under
 * {@code TABLE/COLUMN}, and the rows that are neither. A row goes on at once where all that belongs
 * to it came before; else it is held back, and so much of all rows together as the limits allow.
 * Not thread-safe.
 */
public final class JoinedRows implements RowSource {

  /** How many of the longest texts may be held. */
  private static final int MOST_TEXTS = 32;

  private static final int MOST_TABLES = 100;

  private final DataSetReader reader;
  private final RowPlan plan;
  private final long most;
  private final List<LookupTable> lookups = new ArrayList<>();
  private final List<Waiting> waiting = new ArrayList<>();
  private final Deque<HeldRow> ready = new ArrayDeque<>();
  private final Deque<HeldRow> last = new ArrayDeque<>();
  private final Set<String> cameAround = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
  private final Set<String> seenAround = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
  private final Set<String> others = new LinkedHashSet<>();
  private final CurrentRow restored = new CurrentRow(new TableColumns("", ""));
  private final CurrentRow scratch = new CurrentRow(new TableColumns("", ""));
  private @Nullable CurrentRow current;
  private boolean standing;
  private boolean ended;
  private long held;

  /** A row that waits for the end of one around it. */
  private record Waiting(HeldRow row, CurrentRow around) {}

  /**
   * Goes on with a reader.
   *
   * @param standing whether it stands at a row, which is then the first
   */
  public JoinedRows(DataSetReader reader, RowPlan plan, boolean standing) {
    this.reader = reader;
    this.plan = plan;
    this.standing = standing;
    this.ended = !standing;
    this.most = (long) MOST_TEXTS * reader.longestText();
    plan.lookups().forEach((table, key) -> lookups.add(new LookupTable(table, key)));
    lookups.forEach(lookup -> lookup.declare(reader.tables(), plan));
  }

  @Override
  public CurrentRow current() {
    if (current == null) {
      throw new IllegalStateException("There is no row; call advance() first");
    }
    return current;
  }

  @Override
  public boolean advance() throws IOException {
    current = null;
    while (current == null) {
      if (!ready.isEmpty()) {
        current = restore(ready.remove());
      } else if (ended) {
        if (last.isEmpty()) {
          return false;
        }
        current = restore(last.remove());
        lookUp(current);
      } else if (standing || reader.advance()) {
        standing = false;
        take(reader.current());
      } else {
        ended = true;
        checkEnd();
      }
    }
    return true;
  }

  /** The tables around the report's of which rows came, whatever was in them. */
  public Set<String> cameAround() {
    return Collections.unmodifiableSet(cameAround);
  }

  /** Lookups that came and of which no row has the key of any of the report's. */
  public List<String> unfitting() {
    return lookups.stream()
        .filter(LookupTable::fitsNothing)
        .map(lookup -> shown(lookup.table))
        .toList();
  }

  private CurrentRow restore(HeldRow row) {
    held -= row.cost();
    restored.restore(row);
    return restored;
  }

  private void take(CurrentRow row) throws IOException {
    LookupTable lookup = lookup(row.table());
    if (lookup != null) {
      long cost = lookup.keep(row);
      if (cost < 0) {
        throw mismatch(
            "rows of table %s stand behind rows of %s that need them, and others before, so that no row can be trusted. Ask InvoiceCloud"
                .formatted(shown(lookup.table), plan.table()));
      }
      hold(cost);
    } else if (plan.around().containsKey(row.table())) {
      cameAround.add(row.table());
      endOf(row);
    } else if (!plan.isReport(row.table())) {
      if (others.size() < MOST_TABLES && !plan.others().contains(row.table())) {
        others.add(shown(row.table()));
      }
      current = row;
    } else if (surround(row) && lookUpNow(row)) {
      current = row;
    }
  }

  private @Nullable LookupTable lookup(String table) {
    for (LookupTable lookup : lookups) {
      if (lookup.table.equalsIgnoreCase(table)) {
        return lookup;
      }
    }
    return null;
  }

  /** Goes on with the rows that waited for the end of a row around them. */
  private void endOf(CurrentRow around) throws XmlFault {
    List<HeldRow> freed = new ArrayList<>();
    Iterator<Waiting> each = waiting.iterator();
    while (each.hasNext()) {
      Waiting row = each.next();
      if (row.around() == around) {
        each.remove();
        freed.add(row.row());
      }
    }
    for (HeldRow row : freed) {
      CurrentRow again = restore(row);
      again.take(around);
      if (surround(again) && lookUpNow(again)) {
        HeldRow complete = again.hold();
        hold(complete.cost());
        ready.add(complete);
      }
    }
  }

  /**
   * Adds the columns of the rows around; false where one of them may still come, or no row was ever
   * seen around one of the report's.
   */
  private boolean surround(CurrentRow row) throws XmlFault {
    for (CurrentRow around : reader.around()) {
      List<String> wanted = plan.around().get(around.table());
      if (wanted != null) {
        seenAround.add(around.table());
        if (!isComplete(around, wanted)) {
          HeldRow waits = row.hold();
          hold(waits.cost());
          waiting.add(new Waiting(waits, around));
          return false;
        }
        row.take(around);
      }
    }
    if (seenAround.size() < plan.around().size()) {
      holdToTheEnd(row);
      return false;
    }
    return true;
  }

  private static boolean isComplete(CurrentRow around, List<String> wanted) {
    for (String name : wanted) {
      boolean has = false;
      List<String> names = around.columnNames();
      for (int i = 0; i < names.size() && !has; i++) {
        has = around.has(i) && names.get(i).equalsIgnoreCase(name) && !around.text(i).isBlank();
      }
      if (!has) {
        return false;
      }
    }
    return true;
  }

  /** Adds what is looked up, or holds the row back until all rows came. */
  private boolean lookUpNow(CurrentRow row) throws XmlFault {
    for (LookupTable lookup : lookups) {
      if (!lookup.isReady(row)) {
        holdToTheEnd(row);
        return false;
      }
    }
    lookUp(row);
    return true;
  }

  private void lookUp(CurrentRow row) throws XmlFault {
    for (LookupTable lookup : lookups) {
      hold(lookup.join(row, scratch));
    }
  }

  private void holdToTheEnd(CurrentRow row) throws XmlFault {
    lookups.forEach(lookup -> lookup.notice(row));
    HeldRow waits = row.hold();
    hold(waits.cost());
    last.add(waits);
  }

  private void hold(long cost) throws XmlFault {
    held += cost;
    if (held > most) {
      throw XmlFault.limit(
          "makes rows wait for those of %s, more than %s characters of them (%s times the longest text). Ask for a shorter span, or let InvoiceCloud write those rows first"
              .formatted(tables(), most, MOST_TEXTS));
    }
  }

  private String tables() {
    Set<String> tables = new LinkedHashSet<>(plan.lookups().keySet());
    tables.addAll(plan.around().keySet());
    return String.join(", ", tables);
  }

  /** Lets no row out of which nobody can say that the answer has nothing that belongs to it. */
  private void checkEnd() {
    if (last.isEmpty()) {
      return;
    }
    for (String table : plan.around().keySet()) {
      if (!seenAround.contains(table)) {
        throw mismatch(
            "no row of %s stands within a row of %s, of which the profile reads columns%s. If they are tables side by side, give operations.%s.lookups with the column by which they belong together"
                .formatted(plan.table(), shown(table), besides(), plan.operation()));
      }
    }
    for (LookupTable lookup : lookups) {
      boolean isDeclared =
          reader.tables().stream().anyMatch(t -> t.name().equalsIgnoreCase(lookup.table));
      if (!lookup.came() && !isDeclared && (!reader.tables().isEmpty() || !others.isEmpty())) {
        throw mismatch(
            "the answer has no table %s, in which the profile looks up columns%s. Name the table in the profile, under operations.%s.lookups, and what says nothing of the report under otherTables"
                .formatted(shown(lookup.table), besides(), plan.operation()));
      }
      String missing = lookup.missingColumn();
      if (missing != null && lookup.came()) {
        throw mismatch(
            "%s, by which rows of %s are looked up. Name the columns in the profile, under operations.%s.lookups"
                .formatted(missing, shown(lookup.table), plan.operation()));
      }
    }
  }

  private String besides() {
    return others.isEmpty() ? "" : "; beside it there are rows of " + String.join(", ", others);
  }

  private ContractMismatchException mismatch(String what) {
    return new ContractMismatchException(plan.operation() + ": " + what + ".");
  }

  private static String shown(String name) {
    return Redaction.shorten(name);
  }
}
