package com.imt.ic.internal.profile;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAmount;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One element of a request: where it stands and what it holds. Immutable and thread-safe.
 *
 * @param element its name, with those of the elements around it before it and a slash between
 * @param template what it holds
 * @param pattern how a time in it is written; where not, as XML Schema's dateTime
 * @param zone whose wall clock a moment is written by
 * @param shift what is added to a time before it is written
 * @param form how a file's content is written
 */
public record ParameterSpec(
    String element,
    RequestTemplate template,
    Optional<DateTimeFormatter> pattern,
    ZoneId zone,
    Optional<TemporalAmount> shift,
    Form form) {

  /** How a file's content stands in an element. */
  public enum Form {
    BASE64,
    /** As text, in the file's own charset. */
    TEXT,
    /** As the one entry of a ZIP archive, of the file's name, in base64. */
    ZIP,
    /** Compressed, in base64. */
    GZIP
  }

  static ParameterSpec simple(String element, RequestValue value) {
    return new ParameterSpec(
        element,
        RequestTemplate.of(value),
        Optional.empty(),
        ZoneOffset.UTC,
        Optional.empty(),
        Form.BASE64);
  }

  /**
   * Reads a parameter that is an object.
   *
   * @param name the parameter's own name, which is its value's where it gives none
   * @param allowed the values that the call has
   */
  static ParameterSpec read(String name, ProfileSection section, Set<RequestValue> allowed) {
    String element = section.converted("element", ElementPath::parse).orElse("");
    Optional<String> text = section.optionalText("value");
    RequestTemplate template =
        text.isPresent()
            ? section
                .converted("value", value -> RequestTemplate.parse(value, allowed))
                .orElse(new RequestTemplate(List.of()))
            : RequestValue.named(name)
                .filter(allowed::contains)
                .map(RequestTemplate::of)
                .orElseGet(
                    () -> {
                      section.problem(
                          "value",
                          "is missing; give a constant, or one of these in braces: " + allowed);
                      return new RequestTemplate(List.of());
                    });
    ParameterSpec spec =
        new ParameterSpec(
            element,
            template,
            section.converted("pattern", TimePatterns::parse),
            section.converted("time", ParameterSpec::zone).orElse(ZoneOffset.UTC),
            section.converted("shift", ParameterSpec::shift),
            section.choice("form", Form.class).orElse(Form.BASE64));
    boolean times = spec.has(RequestValue.Kind.TIME);
    boolean file = spec.has(RequestValue.Kind.FILE);
    for (String setting : Stream.of("pattern", "time", "shift").filter(section::has).toList()) {
      if (!times) {
        section.problem(setting, "is there, and no time in \"" + template + "\"; take it away");
      }
    }
    if (section.has("form") && !file) {
      section.problem("form", "is there, and the value is no {fileContent}; take it away");
    }
    if (spec.pattern.isPresent()) {
      section.converted("pattern", spec::writes);
    }
    return spec;
  }

  /**
   * Notes what is said of a time and cannot be done to it.
   *
   * @param days whether the operation asks for days and not from a moment on
   */
  void requireTimes(boolean days, ProfileSection section) {
    boolean day =
        template.values().stream()
            .filter(value -> value.kind() == RequestValue.Kind.TIME)
            .anyMatch(value -> days || value.isDay());
    if (day && section.has("time")) {
      section.problem("time", "is there, and the value is a day, which has no zone; take it away");
    }
    if (day && shift.filter(Duration.class::isInstance).isPresent()) {
      section.problem("shift", "is a time, and the value is a day; write days, such as P1D");
    }
    if (shift.filter(ParameterSpec::isForward).isPresent()
        && template.values().stream().anyMatch(RequestValue::isBeginning)) {
      section.problem(
          "shift", "asks from later on, so that what lies between is never asked for; write -P1D");
    }
  }

  private static boolean isForward(TemporalAmount shift) {
    LocalDateTime before = LocalDateTime.of(2024, 1, 1, 0, 0);
    return before.plus(shift).isAfter(before);
  }

  /** Writes a time by the pattern, which not every pattern that can be read can do. */
  private String writes(String text) {
    ZonedDateTime time = LocalDateTime.of(2024, 1, 1, 0, 0).atZone(zone);
    return pattern.map(time::format).orElse(text);
  }

  private boolean has(RequestValue.Kind kind) {
    return template.values().stream().anyMatch(value -> value.kind() == kind);
  }

  private static ZoneId zone(String text) {
    return text.equals("GMT") ? ZoneOffset.UTC : ZoneId.of(text);
  }

  private static TemporalAmount shift(String text) {
    return text.contains("T") ? Duration.parse(text) : Period.parse(text);
  }
}
