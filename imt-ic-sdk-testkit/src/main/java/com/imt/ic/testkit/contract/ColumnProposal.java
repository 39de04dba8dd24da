package com.imt.ic.testkit.contract;

import com.imt.ic.internal.profile.AmountForm;
import com.imt.ic.internal.profile.ColumnSpec;
import com.imt.ic.internal.profile.TimePolicy;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Proposes where one field is found and how its text is formed. Not thread-safe. */
final class ColumnProposal {

  private static final Set<String> PLAIN_FLAGS = Set.of("true", "false");

  private final String field;
  private final FieldKind kind;
  private final Column column;
  private final ColumnSpec spec;
  private final boolean guessed;
  private final String sense;
  private final String path;
  private final Findings findings;

  /**
   * A proposal.
   *
   * @param guessed whether the column's name is none of the profile's
   * @param sense what true of a flag means, see {@link FlagSense}
   */
  ColumnProposal(
      String field,
      Column column,
      ColumnSpec spec,
      boolean guessed,
      String sense,
      String path,
      Findings findings) {
    this.field = field;
    this.kind = FieldKind.of(field);
    this.column = column;
    this.spec = spec;
    this.guessed = guessed;
    this.sense = sense;
    this.path = path;
    this.findings = findings;
  }

  CommentedJson made() {
    CommentedJson out = new CommentedJson();
    if (guessed) {
      findings.put(
          out,
          path,
          "names",
          List.of(column.name()),
          (kind.isSensitive()
                  ? "its name says that it is the " + kind
                  : "the column that fits " + kind + " by name, type and values")
              + (spec.names().isEmpty() ? "" : ", in the stead of ")
              + String.join(" or ", spec.names())
              + Shown.values(column),
          kind.isSensitive());
      if (spec.names().isEmpty()) {
        out.put("required", true, List.of());
      }
    }
    if (!spec.table().equals(Optional.of(column.table()).filter(table -> !table.isEmpty()))) {
      findings.put(
          out,
          path,
          "table",
          column.table().isEmpty() ? null : column.table(),
          "the recorded answers have it in another table than the row's own",
          kind.isSensitive());
    }
    switch (kind) {
      case TIME -> {
        patterns(out);
        zone(out);
      }
      case DATE -> patterns(out);
      case AMOUNT -> amount(out);
      case FLAG -> flag(out);
      case METHOD -> methods(out);
      default -> {
        // text as it comes
      }
    }
    return out;
  }

  private void patterns(CommentedJson out) {
    if (!spec.patterns().isEmpty() || TimeTexts.isUsual(column.values())) {
      return;
    }
    List<String> patterns = TimeTexts.patterns(column.values());
    if (patterns.size() == 1) {
      findings.put(
          out,
          path,
          "patterns",
          patterns,
          "it alone reads every recorded text" + Shown.values(column),
          true);
    } else {
      findings.missing(
          out,
          path,
          "patterns",
          List.of(Findings.MISSING),
          (patterns.isEmpty()
                  ? "no pattern that is known here reads every text"
                  : "these read every text, and only one is right: "
                      + String.join(" or ", patterns))
              + Shown.values(column),
          true);
    }
  }

  /** A zone is known by the schema, by the texts' offsets, or by the name; else nobody knows it. */
  private void zone(CommentedJson out) {
    boolean saysGmt = column.name().toUpperCase(Locale.ROOT).matches(".*(GMT|UTC).*");
    boolean decided = !spec.time().equals(TimePolicy.UNDECIDED) && (!guessed || saysGmt);
    String mode = column.dateTimeMode();
    if (mode.equals("Local")) {
      zone(out, "OFFSET", decided, "its DateTimeMode is Local, so the offset is meant");
    } else if (mode.equals("Utc") && guessed) {
      findings.put(out, path, "time", "GMT", null, false); // the schema's word
    } else if (decided || mode.equals("Utc")) {
      return;
    } else if (saysGmt) {
      zone(out, "GMT", false, "its name says so");
    } else if (mode.equals("Unspecified") || !TimeTexts.sayOffset(column.values())) {
      out.put(
          "time",
          null,
          List.of(
              "UNDECIDED: neither schema, text nor name says by which zone's clock it is"
                  + Shown.values(column)
                  + "; until GMT or a zone such as America/Chicago stands here, the poll stops at"
                  + " the first row"));
      findings.say(out, path + ".time", "undecided: GMT, or the zone of its clock", true);
    } else if (TimeTexts.sayGmt(column.values())) {
      zone(out, "GMT", false, "every recorded text says GMT" + Shown.values(column));
    } else if (column.type().equals("dateTime")) {
      findings.missing(
          out,
          path,
          "time",
          Findings.MISSING,
          "its DateTimeMode is .NET's default, so the offset is the web server's and may mean"
              + " nothing: OFFSET if it is meant, GMT or a zone if the digits are"
              + Shown.values(column),
          true);
    } else {
      zone(out, "OFFSET", false, "every recorded text has an offset" + Shown.values(column));
    }
  }

  private void zone(CommentedJson out, String zone, boolean decided, String why) {
    if (!decided || !spec.time().toString().equals(zone)) {
      findings.put(out, path, "time", zone, why, true);
    }
  }

  private void amount(CommentedJson out) {
    if (spec.amount().isPresent() || column.values().isEmpty()) {
      return;
    }
    if (AmountTexts.isUnclear(column.values())) {
      findings.missing(
          out,
          path,
          "amount",
          Findings.MISSING,
          "the texts are no plain amounts, and no one form reads them" + Shown.values(column),
          true);
      return;
    }
    AmountTexts.of(column.values())
        .ifPresent(
            form -> {
              CommentedJson json = new CommentedJson();
              if (!form.currency().isEmpty()) {
                json.put("currency", List.copyOf(form.currency()), List.of());
              }
              if (!form.grouping().isEmpty()) {
                json.put("grouping", form.grouping(), List.of());
              }
              if (!form.decimal().equals(".")) {
                json.put("decimal", form.decimal(), List.of());
              }
              if (!form.minus().equals(AmountForm.Minus.FRONT.name())) {
                json.put("minus", form.minus(), List.of());
              }
              out.put(
                  "amount",
                  json,
                  List.of("GUESS: as the recorded texts are" + Shown.values(column)));
              findings.remember(path + ".amount: read in the form of" + Shown.values(column), true);
            });
  }

  /** What a flag's texts mean is never guessed, unless they are true and false of the same name. */
  private void flag(CommentedJson out) {
    Set<String> texts = Shown.codes(column);
    boolean sameSense =
        !guessed || NameFit.isSame(field, spec.names(), column); // and not IsPaperless
    boolean plain =
        texts.stream().allMatch(text -> PLAIN_FLAGS.contains(text.toLowerCase(Locale.ROOT)));
    boolean decided =
        !guessed
            && (spec.otherwise().isPresent()
                || (!spec.codes().isEmpty() && spec.codes().keySet().containsAll(texts)));
    if (decided || (sameSense && plain)) {
      return;
    }
    if (texts.isEmpty() && !column.type().equals("boolean")) {
      findings.missing(
          out,
          path,
          "codes",
          Findings.MISSING,
          "no recorded answer shows what %s says; ask which of its texts mean \"true\" of %s%s"
              .formatted(column.path(), field, sense),
          true);
      return;
    }
    boolean isSeen = !texts.isEmpty();
    if (!isSeen) {
      texts = PLAIN_FLAGS;
    }
    CommentedJson codes = new CommentedJson();
    for (String text : texts) {
      codes.put(text, Findings.MISSING, List.of());
    }
    findings.missing(
        out,
        path,
        "codes",
        codes,
        "does each text of %s mean \"true\" or \"false\" of %s%s? %s; give all that may come"
            .formatted(
                column.path(),
                field,
                sense,
                isSeen ? "Seen: " + String.join(", ", texts) : "It is a boolean"),
        true);
  }

  /** Codes of payment methods that the profile does not know, by what people call them. */
  private void methods(CommentedJson out) {
    CommentedJson codes = new CommentedJson();
    for (String value : Shown.codes(column)) {
      if (value.equals("CC") || value.equals("EFT") || spec.codes().containsKey(value)) {
        continue;
      }
      String lower = value.toLowerCase(Locale.ROOT);
      if (lower.matches(".*(card|credit|^cc).*")) {
        findings.put(codes, path + ".codes", value, "CC", "by what it is called", false);
      } else if (lower.matches(".*(check|ach|eft|bank).*")) {
        findings.put(codes, path + ".codes", value, "EFT", "by what it is called", false);
      } else {
        findings.note(
            codes, path + ".codes", value + " is neither a card nor a bank account's name", false);
      }
    }
    if (!codes.isEmpty()) {
      out.put("codes", codes, List.of());
    }
  }
}
