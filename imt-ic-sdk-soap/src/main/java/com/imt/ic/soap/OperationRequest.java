package com.imt.ic.soap;

import com.imt.ic.Secret;
import com.imt.ic.cloud.InvoiceFile;
import com.imt.ic.internal.profile.OperationSpec;
import com.imt.ic.internal.profile.ParameterSpec;
import com.imt.ic.internal.profile.RequestValue;
import com.imt.ic.internal.profile.SessionSpec;
import java.nio.charset.Charset;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/**
 * One call's arguments, which it writes as the profile names and orders them. Immutable and
 * thread-safe.
 */
final class OperationRequest {

  final OperationSpec operation;

  /** Which part of a report it asks for, such as {@code , page 2}; empty for all of it. */
  final String part;

  private final SessionSpec session;
  private final Charset fileCharset;
  private final RequestValues values;

  /**
   * Makes a request.
   *
   * @param fileCharset in which a file is text
   * @param values what every call knows
   */
  OperationRequest(
      OperationSpec operation, SessionSpec session, Charset fileCharset, RequestValues values) {
    this(operation, "", session, fileCharset, values);
  }

  private OperationRequest(
      OperationSpec operation,
      String part,
      SessionSpec session,
      Charset fileCharset,
      RequestValues values) {
    this.operation = operation;
    this.part = part;
    this.session = session;
    this.fileCharset = fileCharset;
    this.values = values;
  }

  private OperationRequest with(RequestValues more) {
    return new OperationRequest(operation, part, session, fileCharset, more);
  }

  OperationRequest and(RequestValue name, String value) {
    return with(values.and(name, value));
  }

  OperationRequest and(RequestValue name, Instant moment) {
    return with(values.and(name, moment));
  }

  OperationRequest and(RequestValue name, LocalDate day) {
    return with(values.and(name, day));
  }

  OperationRequest and(InvoiceFile file) {
    return with(
        values
            .and(RequestValue.FILE_CONTENT, file)
            .and(RequestValue.FILE_NAME, file.name())
            .and(RequestValue.FILE_SIZE, String.valueOf(file.size())));
  }

  OperationRequest and(@Nullable Secret token) {
    return token == null ? this : with(values.and(RequestValue.TOKEN, token));
  }

  /** The same for a part of a report. */
  OperationRequest part(String text) {
    return new OperationRequest(operation, text, session, fileCharset, values);
  }

  /** Whether the login's token stands somewhere in it. */
  boolean sendsToken() {
    return !isLogin()
        && (operation.request().sends(RequestValue.TOKEN) || session.sends(RequestValue.TOKEN));
  }

  boolean isLogin() {
    return session.login().filter(login -> login.operation().equals(operation)).isPresent();
  }

  /** Whether it is better streamed than held in memory. */
  boolean isLarge() {
    return values.has(RequestValue.FILE_CONTENT);
  }

  /** The header of its envelope, where it has one: before the login there is no token to send. */
  Optional<RequestHeader> header() {
    return session
        .header()
        .map(
            spec -> {
              List<ParameterSpec> parameters =
                  spec.parameters().values().stream()
                      .filter(
                          p -> !isLogin() || !p.template().values().contains(RequestValue.TOKEN))
                      .toList();
              return new RequestHeader(
                  spec.element(),
                  spec.namespace().orElse(operation.namespace()),
                  parameters,
                  values,
                  fileCharset);
            })
        .filter(header -> !header.isEmpty());
  }

  void write(XMLStreamWriter writer) throws XMLStreamException {
    new RequestElements(values, fileCharset, operation.namespace(), writer)
        .root(
            operation.operation(),
            operation.request().wrapper().orElse(""),
            operation.request().parameters().values());
  }
}
