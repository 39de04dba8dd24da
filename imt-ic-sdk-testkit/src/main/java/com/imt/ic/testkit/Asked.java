package com.imt.ic.testkit;

import com.imt.ic.internal.profile.OperationSpec;
import com.imt.ic.internal.profile.ParameterSpec;
import com.imt.ic.internal.profile.RequestValue;
import com.imt.ic.internal.profile.SessionSpec;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a call asks: its elements read back to the values that the profile's request puts into them.
 *
 * <p>ASP.NET reads every parameter that has a type of its own before the method is called, so what
 * is wrong with one of those is thrown at once. What the method finds out by itself, in texts, is
 * told by {@link #requireGood} once the caller is known. An element that is absent is the default
 * of its type.
 */
final class Asked {

  private static final String FORMAT =
      "System.FormatException: Input string was not in a correct format.";

  private final OperationSpec spec;
  private final Map<RequestValue, String> texts = new EnumMap<>(RequestValue.class);
  private final Map<RequestValue, AskedTime> times = new EnumMap<>(RequestValue.class);
  private @Nullable RefusedException complaint;
  private @Nullable FileContent file;

  private Asked(OperationSpec spec) {
    this.spec = spec;
  }

  /**
   * Reads a call.
   *
   * @param header that of the session, where the call has one
   * @param charset of a file that is sent as text
   */
  static Asked read(
      OperationSpec spec, Optional<SessionSpec.Header> header, Charset charset, SoapCall call)
      throws RefusedException {
    Asked asked = new Asked(spec);
    for (ParameterSpec parameter : spec.request().parameters().values()) {
      asked.read(parameter, call.parameter(spec.request().wrapper(), parameter.element()), charset);
    }
    if (header.isPresent()) {
      String namespace = header.get().namespace().orElse(spec.namespace());
      for (ParameterSpec parameter : header.get().parameters().values()) {
        asked.read(
            parameter,
            call.header(namespace, header.get().element(), parameter.element()),
            charset);
      }
    }
    return asked;
  }

  private void read(ParameterSpec parameter, Optional<SoapCall.Found> found, Charset charset)
      throws RefusedException {
    switch (ParameterType.of(parameter)) {
      case TIME -> {
        if (found.isPresent()) {
          time(parameter, found.get());
        }
      }
      case NUMBER -> {
        if (found.isPresent()) {
          number(parameter, found.get());
        }
      }
      case FILE -> {
        if (found.isPresent()) {
          file = FileContent.read(parameter.form(), found.get(), charset);
        }
      }
      case TEXT -> text(parameter, found.map(SoapCall.Found::text));
    }
  }

  private void time(ParameterSpec parameter, SoapCall.Found found) throws RefusedException {
    try {
      times.put(
          only(parameter),
          AskedTime.read(found.text(), Optional.empty(), parameter.zone(), parameter.shift()));
    } catch (DateTimeException e) {
      throw RefusedException.unreadable(
          found.position(),
          "System.FormatException: The string '" + found.text() + "' is not a valid AllXsd value.");
    }
  }

  private void number(ParameterSpec parameter, SoapCall.Found found) throws RefusedException {
    try {
      texts.put(only(parameter), Integer.toString(Integer.parseInt(found.text().strip())));
    } catch (NumberFormatException e) {
      throw RefusedException.unreadable(found.position(), FORMAT);
    }
  }

  /** A text that the method itself takes apart. */
  private void text(ParameterSpec parameter, Optional<String> text) {
    boolean plain =
        parameter.template().parts().size() == 1
            && parameter.template().parts().get(0) instanceof RequestValue value
            && value.kind() == RequestValue.Kind.TEXT;
    if (plain) {
      text.ifPresent(found -> texts.put(only(parameter), found));
      return;
    }
    String name = "\nParameter name: " + parameter.element();
    if (text.isEmpty()) {
      complain("System.ArgumentNullException: Value cannot be null." + name);
      return;
    }
    StringBuilder pattern = new StringBuilder();
    for (Object part : parameter.template().parts()) {
      pattern.append(part instanceof RequestValue ? "(.*?)" : Pattern.quote(part.toString()));
    }
    Matcher matcher = Pattern.compile(pattern.toString(), Pattern.DOTALL).matcher(text.get());
    if (!matcher.matches()) {
      complain("System.ArgumentException: Value does not fall within the expected range." + name);
      return;
    }
    int group = 0;
    for (Object part : parameter.template().parts()) {
      if (part instanceof RequestValue value) {
        value(parameter, value, matcher.group(++group));
      }
    }
  }

  private void value(ParameterSpec parameter, RequestValue value, String text) {
    if (value.kind() != RequestValue.Kind.TIME) {
      texts.put(value, text);
      return;
    }
    try {
      times.put(
          value, AskedTime.read(text, parameter.pattern(), parameter.zone(), parameter.shift()));
    } catch (DateTimeException e) {
      complain("System.FormatException: String was not recognized as a valid DateTime.");
    }
  }

  private void complain(String exception) {
    if (complaint == null) {
      complaint = RefusedException.thrown(exception);
    }
  }

  private static RequestValue only(ParameterSpec parameter) {
    return parameter.template().values().iterator().next();
  }

  /** Refuses what the method cannot work with. */
  void requireGood() throws RefusedException {
    if (complaint != null) {
      throw complaint;
    }
  }

  /** A value's text; empty where the request has none. */
  String text(RequestValue value) {
    return texts.getOrDefault(value, "");
  }

  /** What of a report is asked for. */
  ReportWindow window() throws RefusedException {
    return new ReportWindow(
        time(RequestValue.FROM).map(AskedTime::moment).orElse(unset()),
        sends(RequestValue.TO)
            ? time(RequestValue.TO).orElseThrow(Asked::beforeSqlServersTime).moment()
            : Instant.MAX,
        time(RequestValue.FROM)
            .or(() -> time(RequestValue.START_DATE))
            .map(AskedTime::day)
            .orElse(AskedTime.UNSET),
        time(RequestValue.TO)
            .or(() -> time(RequestValue.END_DATE))
            .map(AskedTime::day)
            .orElse(
                sends(RequestValue.TO) || sends(RequestValue.END_DATE)
                    ? AskedTime.UNSET
                    : LocalDate.MAX),
        sends(RequestValue.INVOICE_TYPE_ID)
            ? Optional.of(text(RequestValue.INVOICE_TYPE_ID).strip())
            : Optional.empty());
  }

  private static Instant unset() {
    return AskedTime.UNSET.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** What a service says that hands the year 1 on to its database. */
  private static RefusedException beforeSqlServersTime() {
    return RefusedException.thrown(
        "System.Data.SqlTypes.SqlTypeException: SqlDateTime overflow. Must be between 1/1/1753"
            + " 12:00:00 AM and 12/31/9999 11:59:59 PM.");
  }

  private Optional<AskedTime> time(RequestValue value) {
    return Optional.ofNullable(times.get(value));
  }

  /** How many rows come before the page, and how many are on it at most. */
  RowRange rows() throws RefusedException {
    if (spec.request().pages().isEmpty()) {
      return RowRange.ALL;
    }
    int most = spec.request().pages().get().size();
    int page = number(RequestValue.PAGE) - spec.request().pages().get().first();
    int size = sends(RequestValue.PAGE_SIZE) ? number(RequestValue.PAGE_SIZE) : most;
    if (page < 0 || size < 1) {
      throw RefusedException.thrown(
          "System.Data.SqlClient.SqlException: "
              + (page < 0
                  ? "The offset specified in a OFFSET clause may not be negative."
                  : "The number of rows provided for a FETCH clause must be greater then zero."));
    }
    int rows = Math.min(size, most);
    return new RowRange((long) page * rows, rows);
  }

  private int number(RequestValue value) throws RefusedException {
    String text = text(value).strip();
    try {
      return text.isEmpty() ? 0 : Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw RefusedException.thrown(FORMAT);
    }
  }

  /** The file's name; where none is sent, one that its content makes. */
  String fileName() {
    return sends(RequestValue.FILE_NAME) ? text(RequestValue.FILE_NAME) : content().name();
  }

  /** The file as it was before it was packed. */
  byte[] fileContent() throws RefusedException {
    byte[] bytes;
    try {
      bytes = content().unpacked(fileName());
    } catch (IOException e) {
      throw RefusedException.thrown("System.IO.InvalidDataException: " + e.getMessage());
    }
    if (sends(RequestValue.FILE_SIZE)
        && !text(RequestValue.FILE_SIZE).strip().equals(Integer.toString(bytes.length))) {
      throw RefusedException.thrown(
          "System.ArgumentException: The file has "
              + bytes.length
              + " bytes, not as many as said.");
    }
    return bytes;
  }

  private FileContent content() {
    return file == null ? FileContent.NONE : file;
  }

  private boolean sends(RequestValue value) {
    return spec.request().sends(value);
  }
}
