package com.imt.ic.soap;

import com.imt.ic.CallFailedException.Kind;
import com.imt.ic.soap.internal.xml.XmlCursor;
import com.imt.ic.soap.internal.xml.XmlFault;
import com.sun.xml.ws.protocol.soap.VersionMismatchException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;

/** The one place that knows what a failure of an attempt means. */
final class Failures {

  /** As OkHttp says of a proxy that refuses a CONNECT a second time. */
  private static final String PROXY_REFUSED = "Failed to authenticate with proxy";

  /** As OkHttp says of a proxy's other answers to a CONNECT, with the status behind it. */
  private static final String PROXY_SAID = "Unexpected response code for CONNECT:";

  private Failures() {}

  /** What a failure below JAX-WS means; whatever the wrappers, the first cause that says it. */
  static AttemptFailedException of(Throwable failure, Exchange exchange, Instant now) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof VersionMismatchException) {
        return unexpected("an answer in another version of SOAP", exchange)
            .advice("Set the SOAP version to the other one")
            .cause(failure);
      }
    }
    IOException io = XmlCursor.faultIn(failure);
    if (io == null && exchange.cursor != null) {
      io = exchange.cursor.failure();
    }
    if (io == null) {
      return unexpected(
              "an answer that is no SOAP message (" + failure.getClass().getSimpleName() + ")",
              exchange)
          .cause(failure);
    }
    if (Thread.currentThread().isInterrupted()
        || (io instanceof InterruptedIOException
            && !(io instanceof SocketTimeoutException)
            && "interrupted".equals(io.getMessage()))) {
      AttemptFailedException interrupted =
          AttemptFailedException.of(Kind.INTERRUPTED, "the calling thread was interrupted")
              .status(exchange.status())
              .cause(io);
      return exchange.connected ? interrupted : interrupted.nothingSent();
    }
    if (io instanceof XmlFault fault) {
      return document(fault, exchange);
    }
    if (io instanceof HttpAnswerException) {
      return answer(String.valueOf(io.getMessage()), exchange, now, io);
    }
    if (io instanceof AwaitedBytes.TooSlowException) {
      return failed(
          Kind.UNREACHABLE,
          "%s sent its answer so slowly that %s of waiting were not enough"
              .formatted(server(exchange), seconds(exchange.answerTimeout)),
          "Ask for less, ask again later, or raise the call's deadline in SoapSettings",
          exchange,
          io);
    }
    return exchange.response == null ? unreachable(io, exchange) : brokenOff(io, exchange);
  }

  private static AttemptFailedException document(XmlFault fault, Exchange exchange) {
    String found = "the answer " + fault.getMessage();
    return switch (fault.kind()) {
      case TRUNCATED -> truncated(found, exchange, fault);
      case LIMIT ->
          failed(
              Kind.LIMIT_EXCEEDED,
              found,
              "Ask for less, or raise the limit in SoapSettings",
              exchange,
              fault);
      case MALFORMED, NO_DATA_SET, SOAP_FAULT, REFUSED -> unexpected(found, exchange).cause(fault);
    };
  }

  private static AttemptFailedException brokenOff(IOException io, Exchange exchange) {
    if (io instanceof SocketTimeoutException) {
      return failed(
              Kind.UNREACHABLE,
              "%s stopped in the middle of its answer for more than %s"
                  .formatted(server(exchange), seconds(exchange.readTimeout)),
              "Ask again later",
              exchange,
              io)
          .again();
    }
    return truncated("the answer broke off before its end", exchange, io);
  }

  private static AttemptFailedException truncated(
      String found, Exchange exchange, Throwable cause) {
    return failed(Kind.TRUNCATED, found, "Ask again", exchange, cause).again();
  }

  private static AttemptFailedException failed(
      Kind kind, String found, String advice, Exchange exchange, Throwable cause) {
    return AttemptFailedException.of(kind, found)
        .advice(advice)
        .status(exchange.status())
        .cause(cause);
  }

  private static AttemptFailedException unexpected(String found, Exchange exchange) {
    return AttemptFailedException.of(Kind.UNEXPECTED_ANSWER, found)
        .advice("Check the address, and what stands before InvoiceCloud")
        .status(exchange.status());
  }

  /**
   * Whether the server, or what stands before it, cannot work now, whatever else it says: those of
   * HTTP, and those by which proxies say that they got no answer (520 to 530, 598, 599).
   */
  static boolean isUnavailable(int status) {
    return switch (status) {
      case 408, 421, 425, 429, 502, 503, 504, 598, 599 -> true;
      default -> status >= 520 && status <= 530;
    };
  }

  /** Whether an answer of that status was not even begun to be worked on. */
  static boolean isUntouched(int status) {
    return status == 421 || status == 425 || status == 429;
  }

  /** Whether a status says that the operation's answer follows: 203 is one that a proxy changed. */
  static boolean isSuccess(int status) {
    return status == HttpURLConnection.HTTP_OK
        || status == HttpURLConnection.HTTP_NOT_AUTHORITATIVE;
  }

  private static AttemptFailedException answer(
      String what, Exchange exchange, Instant now, Throwable cause) {
    int status = exchange.status();
    if (isUnavailable(status)) {
      return failed(
              Kind.UNAVAILABLE, "InvoiceCloud is unavailable", "Ask again later", exchange, cause)
          .again()
          .retryAfter(RetryAfter.parse(exchange.header("Retry-After"), now));
    }
    return switch (status) {
      case 401, 403, 407 -> accessRefused(exchange).cause(cause);
      case 404 ->
          unexpected("there is no service at " + exchange.address, exchange)
              .advice("Check the address")
              .cause(cause);
      default -> unexpected(what + " came from " + server(exchange), exchange).cause(cause);
    };
  }

  private static AttemptFailedException accessRefused(Exchange exchange) {
    String found = "access to " + server(exchange) + " was refused";
    int status = exchange.status();
    if (status == HttpURLConnection.HTTP_UNAUTHORIZED
        && exchange.identity.authorization() != null) {
      return AttemptFailedException.of(Kind.CREDENTIALS_REFUSED, found)
          .advice(advice(Kind.CREDENTIALS_REFUSED) + ", of which session.httpBasic is made")
          .status(status);
    }
    return unexpected(found, exchange)
        .advice(
            status == HttpURLConnection.HTTP_PROXY_AUTH
                ? "Check the credentials for the proxy"
                : "Check the credentials, and that InvoiceCloud and what stands before it let this machine in");
  }

  private static AttemptFailedException unreachable(IOException io, Exchange exchange) {
    String server = server(exchange);
    if (io instanceof EnvelopeBody.UnreadableContentException && !exchange.connected) {
      return failed(Kind.REQUEST_REFUSED, unsendable(io), "Check the file", exchange, io);
    }
    if (io instanceof ProtocolException && String.valueOf(io.getMessage()).contains("407")) {
      // OkHttp hands on no answer of this status that comes from anybody but a proxy of its own.
      return unexpected("access to " + server + " was refused", exchange)
          .advice("Check the credentials for the proxy")
          .status(HttpURLConnection.HTTP_PROXY_AUTH)
          .cause(io);
    }
    if (PROXY_REFUSED.equals(io.getMessage())) {
      return failed(
              Kind.UNREACHABLE,
              "the proxy before " + server + " refused its credentials, or asks for some",
              "Check user and password of HttpProxy in SoapSettings",
              exchange,
              io)
          .refusedAtTheDoor();
    }
    String said = String.valueOf(io.getMessage());
    if (said.startsWith(PROXY_SAID)) {
      return failed(
              Kind.UNREACHABLE,
              "the proxy before %s does not connect to it (HTTP %s)"
                  .formatted(server, said.substring(PROXY_SAID.length()).strip()),
              "Let the proxy connect to that host and port",
              exchange,
              io)
          .refusedAtTheDoor();
    }
    TlsRefusal refusal = TlsRefusal.in(io);
    if (refusal != null) {
      return failed(
              Kind.UNREACHABLE,
              "no TLS connection to " + server + " comes about: " + refusal.found(),
              refusal.advice(),
              exchange,
              io)
          .refusedAtTheDoor();
    }
    if (exchange.connected) {
      return AttemptFailedException.of(
              Kind.UNREACHABLE,
              io instanceof SocketTimeoutException
                  ? server + " gave no answer within " + seconds(exchange.readTimeout)
                  : "the connection to " + server + " broke before an answer came")
          .advice(
              isTls(exchange) && !(io instanceof SocketTimeoutException)
                  ? "Ask again later; if it stays, whether the server wants a client's certificate (sslContext)"
                  : "Ask again later")
          .again()
          .cause(io);
    }
    String found;
    String advice = "Check the address and the network";
    if (io instanceof UnknownHostException) {
      found = "the host " + exchange.address.getHost() + " cannot be found (DNS)";
    } else if (io instanceof SocketTimeoutException) {
      found = server + " did not take the connection in time";
    } else if (io instanceof ConnectException || io instanceof NoRouteToHostException) {
      found = server + " cannot be connected to";
      advice = "Check the address, and that the server runs";
    } else {
      found =
          "no %sconnection to %s comes about (%s)"
              .formatted(isTls(exchange) ? "TLS " : "", server, io.getClass().getSimpleName());
      if (isTls(exchange)) {
        advice =
            "Check which versions of TLS both sides take, whether the server wants a client's certificate (sslContext), and what stands between";
      }
    }
    return failed(Kind.UNREACHABLE, found, advice, exchange, io).nothingSent();
  }

  private static boolean isTls(Exchange exchange) {
    return "https".equalsIgnoreCase(exchange.address.getScheme());
  }

  private static String unsendable(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof FileContent.UnsendableException) {
        return String.valueOf(cause.getMessage());
      }
    }
    return "the invoice file cannot be read";
  }

  static AttemptFailedException of(Fault fault, Exchange exchange) {
    boolean expired = isExpired(fault.message(), exchange);
    Kind kind = expired ? Kind.CREDENTIALS_REFUSED : fault.kind(exchange.answers);
    return AttemptFailedException.of(kind, found(kind))
        .advice(advice(kind))
        .status(exchange.status())
        .expired(expired)
        .fault(fault);
  }

  /** Whether the token is old; a timeout that expired is the service's, and proves nothing. */
  private static boolean isExpired(String said, Exchange exchange) {
    return exchange.identity.isExpired(said)
        && exchange.answers.whose(said).filter(Kind.SERVICE_FAILED::equals).isEmpty();
  }

  private static String found(Kind kind) {
    return switch (kind) {
      case CREDENTIALS_REFUSED -> "InvoiceCloud refused the credentials";
      case REQUEST_REFUSED -> "InvoiceCloud refused the request";
      default -> "InvoiceCloud failed while working on it";
    };
  }

  /** What a refusal within an answer ({@code Success=false}) means. */
  static AttemptFailedException refusal(String said, Exchange exchange) {
    Kind otherwise = exchange.identity.isLogin() ? Kind.CREDENTIALS_REFUSED : Kind.REQUEST_REFUSED;
    return refusal(said, otherwise, exchange);
  }

  /** What it means that the answer has rows of errors. */
  static AttemptFailedException errorRows(String said, Exchange exchange) {
    return refusal(said, Kind.SERVICE_FAILED, exchange);
  }

  private static AttemptFailedException refusal(String said, Kind otherwise, Exchange exchange) {
    String errorMessage = said.isBlank() ? "Success=false" : said;
    boolean expired = isExpired(errorMessage, exchange);
    Kind kind =
        expired ? Kind.CREDENTIALS_REFUSED : exchange.answers.whose(errorMessage).orElse(otherwise);
    return AttemptFailedException.of(
            kind, "%s (%s)".formatted(found(kind), Fault.readable(errorMessage)))
        .advice(advice(kind))
        .expired(expired)
        .status(exchange.status());
  }

  private static String advice(Kind kind) {
    return switch (kind) {
      case CREDENTIALS_REFUSED -> "Check BillerGUID and WebServiceKey";
      case REQUEST_REFUSED -> "Check the arguments, and the profile's names of them";
      default -> "Ask again later; if it stays, report it to InvoiceCloud";
    };
  }

  private static String server(Exchange exchange) {
    return Addresses.hostAndPort(exchange.address);
  }

  private static String seconds(Duration time) {
    return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
  }
}
