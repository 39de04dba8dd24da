package com.imt.ic.internal.profile;

import com.imt.ic.internal.record.Kind;
import com.imt.ic.internal.text.IdentifierText;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How one field of a record is found and read in an answer. Immutable and thread-safe.
 *
 * @param table where it is found, if not in the report's own table: one whose rows are around the
 *     report's, or one of the operation's lookups
 * @param names the column's names, best first: the first that has a value in a row counts; matched
 *     exactly, then ignoring case where that is unique
 * @param required whether an answer without such a column does not fit the contract, and a row
 *     without a value in it is not understood
 * @param mayBeBlank whether, nevertheless, such a row is understood
 * @param trim whether white space around an account or invoice number is the padding of a {@code
 *     char(n)} column, which means nothing; around a code, a number or a time it never does
 * @param time how a time is read; {@link TimePolicy#UNDECIDED} where nobody has said, and for
 *     columns that are no times
 * @param patterns how a time is written, each enough; empty for as .NET writes it
 * @param amount how an amount is written, where not as a plain decimal
 * @param codes the answer's text, without padding and in any case, to the SDK's; a text that is not
 *     named is kept, of a flag it is unreadable. An empty one names a blank text, which is no value
 *     else
 * @param otherwise what a text that is not blank means where codes do not name it
 */
public record ColumnSpec(
    Optional<String> table,
    List<String> names,
    boolean required,
    boolean mayBeBlank,
    boolean trim,
    TimePolicy time,
    List<DateTimeFormatter> patterns,
    Optional<AmountForm> amount,
    Map<String, String> codes,
    Optional<String> otherwise) {

  /** Of a field that the profile does not name. */
  public static final ColumnSpec NONE =
      new ColumnSpec(
          Optional.empty(),
          List.of(),
          false,
          true,
          true,
          TimePolicy.UNDECIDED,
          List.of(),
          Optional.empty(),
          Map.of(),
          Optional.empty());

  public ColumnSpec {
    names = List.copyOf(names);
    patterns = List.copyOf(patterns);
    Map<String, String> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    codes.forEach((text, meaning) -> anyCase.put(IdentifierText.strip(text).toString(), meaning));
    codes = Collections.unmodifiableMap(anyCase);
  }

  /**
   * What the columns are called in a row, best first: those of another table by its name and
   * theirs, {@code TABLE/COLUMN}.
   */
  public List<String> columns() {
    return table
        .map(other -> names.stream().map(name -> qualified(other, name)).toList())
        .orElse(names);
  }

  /** What the column of another table is called in a row of the report's own. */
  public static String qualified(String table, String column) {
    return table + "/" + column;
  }

  /** Whether a row is not understood that has no value there. */
  public boolean needsValue() {
    return required && !mayBeBlank;
  }

  /** What a text means by the codes, in any case; null where they say nothing of it. */
  public @Nullable String meaning(String text) {
    String meaning = codes.get(text);
    return meaning == null && !text.isEmpty() ? otherwise.orElse(null) : meaning;
  }

  /**
   * What of it holds for a value that is pushed in the SDK's own contract, as {@code xs:boolean} or
   * {@code xs:decimal}: whether white space is padding, and the codes of what is a text there too.
   * How InvoiceCloud's reports write times, amounts and flags says nothing of that, and neither
   * does {@code otherwise}, which would make one of all that the contract itself names.
   */
  public ColumnSpec ofReceipt(Kind<?> kind) {
    return new ColumnSpec(
        Optional.empty(),
        names,
        required,
        mayBeBlank,
        trim,
        TimePolicy.UNDECIDED,
        List.of(),
        Optional.empty(),
        kind == Kind.FLAG ? Map.of() : codes,
        Optional.empty());
  }

  /**
   * Reads a column.
   *
   * @param isNeeded whether there is no record without its field
   */
  static ColumnSpec read(ProfileSection section, Kind<?> kind, boolean isNeeded) {
    List<String> names = section.texts("names");
    Map<String, String> codes = section.optionalTexts("codes");
    ColumnSpec spec =
        new ColumnSpec(
            section.optionalText("table"),
            names,
            section.has("required") ? section.flag("required") : isNeeded,
            section.flag("mayBeBlank"),
            section.flag("trim"),
            section
                .converted("time", TimePolicy::parse)
                .orElse(kind == Kind.DAY ? TimePolicy.DATE : TimePolicy.UNDECIDED),
            section.convertedAll("patterns", TimePatterns::parse),
            section.optionalSection("amount").map(AmountForm::read),
            codes,
            section.optionalText("otherwise"));
    if (spec.codes.size() < codes.size()) {
      section.problem("codes", "has a code twice that differs in case alone; name it once");
    }
    if (isNeeded && !spec.needsValue()) {
      section.problem(
          spec.required ? "mayBeBlank" : "required",
          "says that a row need not have it, and there is no record without it; take it away");
    }
    fits(spec, kind, section);
    return spec;
  }

  /** Notes what is said of a column and would not be read, since its field is of another kind. */
  private static void fits(ColumnSpec spec, Kind<?> kind, ProfileSection section) {
    boolean isTime = kind == Kind.MOMENT || kind == Kind.DAY;
    unread("time", isTime, "no time", section);
    unread("patterns", isTime, "no time", section);
    unread("amount", kind == Kind.MONEY, "no amount", section);
    TimePatterns.ambiguous(spec.patterns)
        .ifPresent(
            text ->
                section.problem(
                    "patterns",
                    "has two that both read %s, each as another time; keep the one that is meant"
                        .formatted(text)));
    boolean padded = kind == Kind.ACCOUNT_NUMBER || kind == Kind.INVOICE_NUMBER;
    unread("trim", padded, "neither an account nor an invoice number", section);
    unread("codes", kind.hasCodes(), "no code, no word and no flag", section);
    if (section.has("otherwise") && spec.codes.isEmpty()) {
      section.problem("otherwise", "is there, and no codes; give them, or take it away");
    }
    if (kind == Kind.MOMENT && spec.time.equals(TimePolicy.DATE)) {
      section.problem("time", "is DATE, and the field is a moment; give GMT, OFFSET or a zone");
    }
    if (kind == Kind.FLAG) {
      spec.codes.values().stream()
          .filter(meaning -> !isFlag(meaning))
          .forEach(
              each -> section.problem("codes", "means neither \"true\" nor \"false\": " + each));
      if (spec.otherwise.filter(meaning -> !isFlag(meaning)).isPresent()) {
        section.problem("otherwise", "is neither \"true\" nor \"false\"");
      }
      if (!spec.codes.isEmpty()
          && spec.otherwise
              .filter(all -> Set.of(all).containsAll(spec.codes.values()))
              .isPresent()) {
        section.problem(
            "otherwise", "means the same as all codes, so that every text does; leave it out");
      }
    }
  }

  private static boolean isFlag(String text) {
    return text.equals("true") || text.equals("false");
  }

  private static void unread(String setting, boolean isRead, String what, ProfileSection section) {
    if (section.has(setting) && !isRead) {
      section.problem(setting, "is there, and the field is " + what + ", so that nothing reads it");
    }
  }
}
