package com.imt.ic.testkit.contract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts settings into a proposal and remembers what of them a person has to look at. Not
 * thread-safe.
 */
final class Findings {

  /** What stands where a person has to decide; a profile that still has it is refused. */
  static final String MISSING = "MISSING";

  private static final String TOLD = "its WSDL says: ";

  private record Finding(boolean isMoney, boolean isMissing, String text) {}

  private final List<Finding> all = new ArrayList<>();

  /**
   * Puts a value.
   *
   * @param why why it is guessed; null for a fact of a WSDL or a sample
   * @param isMoney whether money, identity, time or a secret hangs on it
   */
  void put(
      CommentedJson out,
      String path,
      String name,
      @Nullable Object value,
      @Nullable String why,
      boolean isMoney) {
    if (why == null) {
      out.put(name, value, List.of());
    } else {
      out.put(name, value, List.of("GUESS: " + why));
      all.add(new Finding(isMoney, false, path + "." + name + " = " + value + ": " + why));
    }
  }

  /** Remembers what is put by somebody else with a comment of its own. */
  void remember(String text, boolean isMoney) {
    all.add(new Finding(isMoney, false, text));
  }

  /** Puts a place that a person has to fill in: {@link #MISSING}, within whatever it stands in. */
  void missing(
      CommentedJson out, String path, String name, Object placeholder, String what, boolean money) {
    out.put(name, placeholder, List.of(MISSING + ": " + what));
    all.add(new Finding(money, true, path + "." + name + ": MISSING, " + what));
  }

  /** Says what a person has to know, where nothing can be put. */
  void say(CommentedJson out, String path, String what, boolean money) {
    out.comment(MISSING + ": " + path + ": " + what);
    all.add(new Finding(money, true, path + ": MISSING, " + what));
  }

  /** The same for what can stay as it is. */
  void note(CommentedJson out, String path, String what, boolean money) {
    out.comment("GUESS: " + path + ": " + what);
    all.add(new Finding(money, false, path + ": " + what));
  }

  /** Says what InvoiceCloud tells people in its WSDL. */
  void tell(CommentedJson out, String path, String documentation) {
    String text = path + ": " + TOLD + documentation;
    out.comment(text);
    all.add(new Finding(false, false, text));
  }

  /** One line each: what money hangs on first, and of that what is missing first. */
  List<String> lines() {
    return all.stream()
        .sorted(Comparator.comparing(Finding::isMoney).thenComparing(Finding::isMissing).reversed())
        .map(Finding::text)
        .toList();
  }

  /** How many have to be decided. */
  long missing() {
    return all.stream().filter(Finding::isMissing).count();
  }
}
