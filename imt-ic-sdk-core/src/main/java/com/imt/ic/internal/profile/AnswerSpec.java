package com.imt.ic.internal.profile;

import com.imt.ic.CallFailedException.Kind;
import com.imt.ic.Redaction;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/**
 * What tells a failure in an answer, and whose it is. Immutable and thread-safe.
 *
 * @param credentialsRefused words of a fault that is the credentials'
 * @param serviceFailed words of one that is the service's own, whatever it names; they win
 * @param notFound the refusal of a look-up that means that there is no such thing
 * @param errorTables names of tables whose rows tell that the operation failed
 * @param errorColumns names of columns that hold what went wrong, and nothing of a customer's
 * @param signs elements beside or instead of the data that say how the operation went
 * @param messages elements that say what went wrong, where there is no sign
 * @param notes elements that are shown beside a bad sign, and never judged
 * @param totals names of elements and columns beside a report's rows that say how many there are
 */
public record AnswerSpec(
    Pattern credentialsRefused,
    Pattern serviceFailed,
    Pattern notFound,
    Pattern errorTables,
    Pattern errorColumns,
    Map<String, Sign> signs,
    Sign messages,
    Set<String> notes,
    Pattern totals) {

  /** What a person reads of a fault; the patterns never see more, however long it is. */
  public static final int MOST_CHARACTERS = 4 * 1024;

  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
  private static final Pattern NEVER = Pattern.compile("(?!)");

  /** Knows no sign and no words. */
  public static final AnswerSpec NONE =
      new AnswerSpec(
          NEVER,
          NEVER,
          NEVER,
          NEVER,
          NEVER,
          Map.of(),
          new Sign(Set.of(), NEVER, false),
          Set.of(),
          NEVER);

  /**
   * An element that says how the operation went.
   *
   * @param names the element's names, in small letters
   * @param good the texts that are no failure; a blank one never is
   * @param inResults whether it says so among the fields of a record too
   */
  public record Sign(Set<String> names, Pattern good, boolean inResults) {

    public Sign {
      names = Set.copyOf(names);
    }

    private static Sign read(ProfileSection section) {
      List<String> names = section.texts("names");
      Sign sign =
          new Sign(
              small(names),
              section.converted("good", text -> Pattern.compile(text, FLAGS)).orElse(NEVER),
              section.flag("inResults"));
      return sign;
    }

    public boolean isNamed(String element) {
      return names.contains(element.toLowerCase(Locale.ROOT));
    }

    public boolean isGood(String text) {
      return good.matcher(start(text.strip())).matches();
    }
  }

  public AnswerSpec {
    signs = Map.copyOf(signs);
    notes = Set.copyOf(notes);
  }

  public static AnswerSpec read(ProfileSection section) {
    AnswerSpec spec =
        new AnswerSpec(
            words("credentialsRefused", section),
            words("serviceFailed", section),
            words("notFound", section),
            words("errorTables", section),
            words("errorColumns", section),
            section.section("signs").members((name, sign) -> Sign.read(sign)),
            Sign.read(section.section("messages")),
            small(section.texts("notes")),
            names(section.texts("totals")));
    return spec;
  }

  /** A list of regular expressions, each of which is enough. */
  static Pattern words(String name, ProfileSection section) {
    List<String> texts = section.texts(name);
    for (String text : texts) {
      String shown = "\"" + Redaction.shorten(text) + "\": ";
      try {
        if (Pattern.compile(text, FLAGS).matcher("").find()) {
          section.problem(name, shown + "is found in any text; name words");
        }
      } catch (PatternSyntaxException e) {
        section.problem(name, shown + e.getDescription());
        return NEVER;
      }
    }
    return texts.isEmpty()
        ? NEVER
        : Pattern.compile(texts.stream().collect(Collectors.joining(")|(?:", "(?:", ")")), FLAGS);
  }

  /** Those names, of which there may be none, in any case. */
  private static Pattern names(List<String> names) {
    return names.isEmpty()
        ? NEVER
        : Pattern.compile(
            names.stream().map(Pattern::quote).collect(Collectors.joining("|")), FLAGS);
  }

  private static Set<String> small(List<String> names) {
    return names.stream()
        .map(name -> name.toLowerCase(Locale.ROOT))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static String start(String text) {
    return text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) : text;
  }

  /** These signs as far as they are none of a record's own fields. */
  public AnswerSpec inResults(Predicate<String> isField) {
    Map<String, Sign> own =
        signs.entrySet().stream()
            .filter(sign -> sign.getValue().inResults())
            .filter(sign -> sign.getValue().names().stream().noneMatch(isField))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    return new AnswerSpec(
        credentialsRefused,
        serviceFailed,
        notFound,
        errorTables,
        errorColumns,
        own,
        messages,
        notes,
        totals);
  }

  /** Whose failure a text tells of; empty where it does not say. */
  public Optional<Kind> whose(String text) {
    if (serviceFailed.matcher(start(text)).find()) {
      return Optional.of(Kind.SERVICE_FAILED);
    }
    return credentialsRefused.matcher(start(text)).find()
        ? Optional.of(Kind.CREDENTIALS_REFUSED)
        : Optional.empty();
  }

  /** Whether a refused look-up says that there is no such thing, and blames nobody. */
  public boolean isNotFound(String text) {
    return whose(text).isEmpty() && notFound.matcher(start(text)).find();
  }

  /** Whether rows of a table of that name tell that the operation failed. */
  public boolean isErrorTable(String name) {
    return errorTables.matcher(start(name)).find();
  }

  /** Whether an element or column of that name says how many rows there are. */
  public boolean isTotal(String name) {
    return totals.matcher(start(name)).matches();
  }

  /** Whether a column of that name says what went wrong. */
  public boolean isErrorColumn(String name) {
    return errorColumns.matcher(start(name)).find();
  }
}
