package com.imt.ic.soap;

import com.imt.ic.Secret;
import com.imt.ic.cloud.InvoiceFile;
import com.imt.ic.internal.profile.ParameterSpec;
import com.imt.ic.internal.profile.RequestValue;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;

/** What one call's parameters may hold. Immutable and thread-safe; {@code toString} shows none. */
final class RequestValues {

  static final RequestValues NONE = new RequestValues(new EnumMap<>(RequestValue.class));

  private final Map<RequestValue, Object> values;

  private RequestValues(Map<RequestValue, Object> values) {
    this.values = values;
  }

  private RequestValues with(RequestValue name, Object value) {
    Map<RequestValue, Object> more = new EnumMap<>(RequestValue.class);
    more.putAll(values);
    more.put(name, value);
    return new RequestValues(more);
  }

  RequestValues and(RequestValue name, String value) {
    return with(name, value);
  }

  RequestValues and(RequestValue name, Secret value) {
    return with(name, value);
  }

  RequestValues and(RequestValue name, Instant moment) {
    return with(name, moment);
  }

  RequestValues and(RequestValue name, LocalDate day) {
    return with(name, day);
  }

  RequestValues and(RequestValue name, InvoiceFile file) {
    return with(name, file);
  }

  boolean has(RequestValue name) {
    return values.containsKey(name);
  }

  private Object get(RequestValue name) {
    Object value = values.get(name);
    if (value == null) {
      throw new IllegalStateException("This call knows no {" + name + "}");
    }
    return value;
  }

  InvoiceFile file() {
    return (InvoiceFile) get(RequestValue.FILE_CONTENT);
  }

  /** What an element holds that holds no file. */
  String text(ParameterSpec parameter) {
    StringBuilder text = new StringBuilder();
    for (Object part : parameter.template().parts()) {
      text.append(part instanceof RequestValue name ? text(name, parameter) : part);
    }
    return text.toString();
  }

  private String text(RequestValue name, ParameterSpec parameter) {
    Object value = get(name);
    if (value instanceof Instant moment) {
      return moment(moment, parameter);
    }
    return value instanceof LocalDate day ? day(day, parameter) : text(name);
  }

  /** A value that is no time. */
  String text(RequestValue name) {
    Object value = get(name);
    return value instanceof Secret secret ? secret.reveal() : (String) value;
  }

  /** Cut to what .NET reads; earlier by less than a microsecond loses nothing. */
  private static String moment(Instant moment, ParameterSpec parameter) {
    ZonedDateTime shown = moment.truncatedTo(ChronoUnit.MICROS).atZone(parameter.zone());
    ZonedDateTime shifted = parameter.shift().map(shown::plus).orElse(shown);
    return parameter
        .pattern()
        .map(shifted::format)
        .orElseGet(
            () ->
                parameter.zone().equals(ZoneOffset.UTC)
                    ? shifted.toInstant().toString()
                    : shifted.format(DateTimeFormatter.ISO_LOCAL_DATE_TIME));
  }

  private static String day(LocalDate day, ParameterSpec parameter) {
    LocalDate shifted = parameter.shift().map(day::plus).orElse(day);
    return parameter
        .pattern()
        .map(shifted.atStartOfDay(ZoneOffset.UTC)::format)
        .orElse(shifted + "T00:00:00");
  }

  @Override
  public String toString() {
    return "RequestValues" + values.keySet();
  }
}
