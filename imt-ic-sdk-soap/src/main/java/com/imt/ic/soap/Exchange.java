package com.imt.ic.soap;

import com.imt.ic.internal.profile.AnswerSpec;
import com.imt.ic.soap.internal.xml.XmlCursor;
import com.imt.ic.soap.internal.xml.XmlLimits;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * One request and what became of it; travels with the JAX-WS packet to the transport and back. Not
 * thread-safe, but that {@link #cancel()} may come from any thread.
 */
final class Exchange {

  static final String KEY = "com.imt.ic.soap.exchange";

  final URI address;
  final String soapAction;
  final SoapVersion version;
  final Duration readTimeout;
  final XmlLimits limits;
  final AnswerSpec answers;

  /** How long its answer may be waited for, from the first byte to the last. */
  final Duration answerTimeout;

  final Clock clock;

  final boolean large;

  final Identity identity;

  /** A connection stood, so that something may have been sent. */
  volatile boolean connected;

  private volatile WireSockets.@Nullable Wire wire;

  volatile @Nullable Call call;
  volatile @Nullable Response response;
  @Nullable XmlCursor cursor;

  /** The answer was read to its end, so that nothing is left to cancel. */
  volatile boolean finished;

  Exchange(
      URI address,
      String soapAction,
      Duration readTimeout,
      Duration answerTimeout,
      SoapSettings settings,
      XmlLimits limits,
      AnswerSpec answers,
      boolean large,
      Identity identity) {
    this.address = address;
    this.soapAction = soapAction;
    this.version = settings.soapVersion;
    this.readTimeout = readTimeout;
    this.answerTimeout = answerTimeout;
    this.clock = settings.clock;
    this.limits = limits;
    this.answers = answers;
    this.large = large;
    this.identity = identity;
  }

  /** A connection stands, and all may be sent over it from here on. */
  void connected(@Nullable Connection connection) {
    connected = true;
    wire = connection == null ? null : WireSockets.SHARED.of(connection.socket());
    progress();
  }

  /** Something of the answer's content has come. */
  void progress() {
    WireSockets.Wire counted = wire;
    if (counted != null) {
      counted.progress();
    }
  }

  /** The answer's status, 0 where none came. */
  int status() {
    Response answer = response;
    return answer == null ? 0 : answer.code();
  }

  @Nullable String header(String name) {
    Response answer = response;
    return answer == null ? null : answer.header(name);
  }

  /**
   * Lets go of the answer, read to its end or not. Cancelling first keeps OkHttp from draining what
   * nobody will read, and from ever using that connection again (okhttp issue 9240).
   */
  void cancel() {
    Call started = call;
    if (started != null && !finished) {
      started.cancel();
    }
    close();
  }

  /** Closes an answer that was read to its end; its connection stays in use. */
  void close() {
    Response answer = response;
    if (answer != null && answer.body() != null) {
      answer.close();
    }
    WireSockets.Wire counted = wire;
    if (counted != null) {
      counted.rest();
    }
  }
}
