package com.imt.ic.soap;

import com.imt.ic.CallFailedException;
import com.imt.ic.CallFailedException.Kind;
import com.imt.ic.ContractMismatchException;
import com.imt.ic.InvoiceCloudException;
import com.imt.ic.Redaction;
import com.imt.ic.Secret;
import com.imt.ic.internal.profile.AnswerSpec;
import com.imt.ic.internal.profile.OperationSpec;
import com.imt.ic.profile.Profile;
import com.imt.ic.soap.internal.jaxws.JaxWsProviders;
import com.imt.ic.soap.internal.xml.XmlCursor;
import com.imt.ic.soap.internal.xml.XmlLimits;
import com.sun.xml.ws.api.SOAPVersion;
import com.sun.xml.ws.api.message.Message;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import jakarta.xml.ws.Dispatch;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * The seam between calling an operation and JAX-WS: sends, retries by rule, and hands the answer
 * on. Safe for use by several threads.
 */
final class SoapCaller implements AutoCloseable {

  /** Reads an answer; within an attempt, so that what breaks off early can be asked again. */
  @FunctionalInterface
  interface AnswerReader<T> {
    T read(SoapAnswer answer) throws IOException;
  }

  private final SoapSettings settings;
  private final Requests requests;
  private final Session session;
  private final Profile profile;
  private final URI baseAddress;
  private final OkHttpClient client;
  private final boolean ownClient;
  private final ScopedService service;
  private final XmlLimits limits;
  private final AnswerSpec answers;
  private final CallObserver observer;
  private final IntervalFunction backoff;

  SoapCaller(Profile profile, SoapSettings settings) {
    this.settings = settings;
    this.answers = profile.answers();
    this.profile = profile;
    this.baseAddress =
        settings.baseAddress != null
            ? settings.baseAddress
            : Addresses.folder(profile.baseAddress());
    this.requests = new Requests(profile, settings);
    this.session =
        new Session(
            profile.session(),
            requests.values(),
            Stream.concat(Stream.of(baseAddress), settings.serviceAddresses.values().stream())
                .map(home -> Addresses.hostAndPort(home).toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet()),
            () -> login(profile.session().login().orElseThrow().operation()));
    ownClient = settings.httpClient == null;
    client = HttpClients.of(settings);
    observer = new CallObserver(settings.listener);
    service = new ScopedService(client, settings.soapVersion);
    JaxWsProviders.warnOfALostOne();
    limits =
        new XmlLimits(
            settings.maximumAnswerBytes, settings.maximumDepth, settings.maximumTextLength);
    backoff = IntervalFunction.ofExponentialRandomBackoff(settings.retryDelay, 2, 0.3);
  }

  URI address(OperationSpec operation) {
    URI set = settings.serviceAddresses.get(operation.service());
    if (set != null) {
      return set;
    }
    return operation
        .address()
        .map(own -> Addresses.checked(URI.create(own)))
        .orElseGet(() -> baseAddress.resolve(operation.service() + ".asmx"));
  }

  OperationRequest request(OperationSpec operation) {
    return requests.of(operation);
  }

  /** A call that changes nothing, and so may be made again. */
  <T> T read(OperationRequest request, AnswerReader<T> reader) {
    return call(request, true, reader);
  }

  /** A call that is made again only where it is proven that nothing was sent. */
  <T> T submit(OperationRequest request, AnswerReader<T> reader) {
    return call(request, false, reader);
  }

  private <T> T call(OperationRequest request, boolean reading, AnswerReader<T> reader) {
    CallContext call = context(request, reading);
    observer.started(call);
    Waiting waiting = new Waiting(call, settings, observer, backoff);
    RetryConfig config =
        RetryConfig.custom()
            .maxAttempts(settings.maximumAttempts)
            .retryOnException(waiting::isWorthAnother)
            .intervalBiFunction((attempt, failure) -> waiting.nextWait())
            .build();
    try {
      Attempts<T> attempts = new Attempts<>(request, call, reader, token(request, null));
      T result = attempts.untilDone(Retry.of(call.operation, config).asyncContext());
      if (!(result instanceof ReportStream)) {
        observer.finished(call); // a report is when its rows were read
      }
      return result;
    } catch (AttemptFailedException e) {
      CallFailedException failed = call.failed(waiting.orInterrupted(e));
      observer.failed(call, failed);
      throw failed;
    } catch (InvoiceCloudException e) {
      observer.failed(call, e);
      throw e;
    }
  }

  private CallContext context(OperationRequest request, boolean reading) {
    OperationSpec operation = request.operation;
    return new CallContext(
        operation, request.part, address(operation), reading, settings.clock, observer);
  }

  private @Nullable Secret token(OperationRequest request, @Nullable Secret old) {
    if (!request.sendsToken()) {
      return null;
    }
    try {
      return session.token(old);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw AttemptFailedException.of(Kind.INTERRUPTED, "the calling thread was interrupted")
          .nothingSent()
          .cause(e);
    }
  }

  /** Proves the credentials of a request by a login, where it sends what that gives. */
  boolean provesByLogin(OperationRequest request) {
    if (request.sendsToken()) {
      CallContext call = context(request, true);
      try {
        token(request, null);
      } catch (AttemptFailedException e) {
        throw call.failed(e);
      }
    }
    return request.sendsToken();
  }

  private Secret login(OperationSpec operation) {
    return read(
        request(operation),
        answer ->
            ResultFields.read(
                    answer,
                    operation,
                    profile,
                    row -> row.find("token", com.imt.ic.internal.record.Kind.TEXT))
                .flatMap(token -> token)
                .map(Secret::of)
                .orElseThrow(() -> Failures.refusal("it gave no token", answer.exchange())));
  }

  /** The attempts of one call, for which an old token is renewed once, whatever the retries. */
  private final class Attempts<T> {

    private final OperationRequest request;
    private final CallContext call;
    private final AnswerReader<T> reader;
    private @Nullable Secret token;
    private boolean renewed;

    Attempts(
        OperationRequest request,
        CallContext call,
        AnswerReader<T> reader,
        @Nullable Secret token) {
      this.request = request;
      this.call = call;
      this.reader = reader;
      this.token = token;
    }

    /** The library says whether and how long to wait; its own waiting knows no clock but one. */
    T untilDone(Retry.AsyncContext<T> retries) {
      while (true) {
        try {
          return next();
        } catch (AttemptFailedException failure) {
          long wait = retries.onError(failure);
          if (wait < 0) {
            throw failure;
          }
          pause(Duration.ofMillis(wait), failure);
        }
      }
    }

    private void pause(Duration time, AttemptFailedException failure) {
      try {
        settings.sleeper.sleep(time);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw failure;
      }
    }

    private T next() {
      try {
        return attempt(request, token, call, reader);
      } catch (AttemptFailedException e) {
        if (!e.expired || renewed) {
          throw e;
        }
        renewed = true;
        token = token(request, token);
        return attempt(request, token, call, reader);
      }
    }
  }

  private <T> T attempt(
      OperationRequest request, @Nullable Secret token, CallContext call, AnswerReader<T> reader) {
    call.nextAttempt();
    observer.attempted(call);
    Duration left = settings.callDeadline.minus(call.elapsed());
    Duration readTimeout =
        left.compareTo(settings.readTimeout) < 0
            ? (left.toMillis() < 1 ? Duration.ofMillis(1) : left)
            : settings.readTimeout;
    Exchange exchange =
        new Exchange(
            call.address,
            request.operation.soapAction(),
            readTimeout,
            left,
            settings,
            limits,
            answers,
            request.isLarge(),
            session.identity(request, call.address, token));
    boolean done = false;
    try {
      Message answer = invoke(request.and(token), exchange, call);
      if (answer == null || !answer.hasPayload()) {
        throw new HttpAnswerException("an envelope with nothing in it");
      }
      if (answer.isFault()) {
        answer.readPayload();
        throw Failures.of(new SoapAnswer(exchange, call).fault(), exchange);
      }
      if (!Failures.isSuccess(exchange.status())) {
        throw new HttpAnswerException("an answer that the server itself calls no success");
      }
      answer.readPayload();
      requireOwnAnswer(request.operation, call, exchange);
      T result = reader.read(new SoapAnswer(exchange, call));
      done = true;
      return result;
    } catch (AttemptFailedException | InvoiceCloudException e) {
      throw e;
    } catch (IOException | XMLStreamException | RuntimeException e) {
      throw Failures.of(e, exchange, call.now());
    } finally {
      if (!done) {
        exchange.cancel();
      }
    }
  }

  /** Refuses an answer to another question; what is named like none is left to what it holds. */
  private static void requireOwnAnswer(
      OperationSpec operation, CallContext call, Exchange exchange) {
    String element = new SoapAnswer(exchange, call).cursor().localName();
    boolean anothers =
        operation.result().response().isPresent()
            || element.toLowerCase(Locale.ROOT).endsWith("response")
            || element.equals(operation.operation());
    if (!anothers || element.equalsIgnoreCase(operation.responseElement())) {
      return;
    }
    String found =
        "the answer is a %s, expected a %s"
            .formatted(Redaction.shorten(element), operation.responseElement());
    String advice =
        "Check the address; if InvoiceCloud names it so, give %s.response in the profile"
            .formatted(operation.path());
    if (call.reading) {
      throw new ContractMismatchException(
          "%s: %s. %s.".formatted(operation.operation(), found, advice));
    }
    throw AttemptFailedException.of(Kind.UNEXPECTED_ANSWER, found)
        .advice(advice)
        .status(exchange.status());
  }

  /** What asking for a service's WSDL proves, which needs no credentials and changes nothing. */
  String probe(OperationRequest request) {
    OperationSpec operation = request.operation;
    URI address = address(operation);
    CallContext call = context(request, true);
    // A WSDL is small and made without work, so that one read's time has to do for all of it.
    Duration most =
        settings.readTimeout.compareTo(settings.callDeadline) < 0
            ? settings.readTimeout
            : settings.callDeadline;
    Identity identity = session.identity(request, address, null);
    Exchange exchange =
        new Exchange(address, "", most, most, settings, limits, answers, false, identity);
    Request.Builder wsdl =
        new Request.Builder()
            .url(address + "?wsdl")
            .header("Accept-Encoding", ContentCoding.ACCEPTED)
            .tag(Exchange.class, exchange);
    HttpTransport.authorize(wsdl, exchange);
    Call get = HttpClients.forCall(client, exchange).newCall(wsdl.build());
    observer.started(call);
    call.nextAttempt();
    observer.attempted(call);
    exchange.call = get;
    try (Response response = HttpTransport.execute(get, most)) {
      exchange.response = response;
      observer.answered(call, response.code());
      String namespace =
          Failures.isSuccess(response.code()) ? wsdlNamespace(response, exchange) : null;
      if (namespace == null) {
        throw new HttpAnswerException("an answer that is no WSDL");
      }
      if (!namespace.equals(operation.namespace())) {
        throw new ContractMismatchException(
            "%s: its WSDL has the namespace \"%s\", the profile says \"%s\"; give operations.%s.namespace"
                .formatted(
                    operation.service(),
                    Redaction.shorten(namespace),
                    operation.namespace(),
                    operation.id()));
      }
      observer.finished(call);
      return "its WSDL is there";
    } catch (IOException e) {
      CallFailedException failed = call.failed(Failures.of(e, exchange, call.now()));
      observer.failed(call, failed);
      throw failed;
    } catch (ContractMismatchException e) {
      observer.failed(call, e);
      throw e;
    }
  }

  private static @Nullable String wsdlNamespace(Response response, Exchange exchange)
      throws IOException {
    InputStream wsdl =
        new AwaitedBytes(ContentCoding.plain(response, response.body().source()), exchange);
    try (XmlCursor cursor = XmlCursor.open(wsdl, null, exchange.limits)) {
      return cursor.next() == XmlCursor.Event.START && cursor.localName().equals("definitions")
          ? cursor.attribute("", "targetNamespace")
          : null;
    }
  }

  private @Nullable Message invoke(OperationRequest request, Exchange exchange, CallContext call) {
    Dispatch<Message> dispatch = service.dispatch();
    dispatch.getRequestContext().put(Exchange.KEY, exchange);
    SOAPVersion version = SOAPVersion.fromNsUri(exchange.version.namespace());
    try {
      return dispatch.invoke(new RequestMessage(request, version));
    } finally {
      observer.answered(call, exchange.status());
    }
  }

  /**
   * Reads an answer to the end of its envelope and of its stream, so that none is taken for whole.
   */
  static void finish(SoapAnswer answer) throws IOException {
    XmlCursor cursor = answer.cursor();
    for (XmlCursor.Event event = cursor.next();
        event != XmlCursor.Event.END_DOCUMENT;
        event = cursor.next()) {
      // What follows says nothing but that all came; unless that is a fault.
      if (event == XmlCursor.Event.START && cursor.isAtFault()) {
        throw Failures.of(answer.fault(), answer.exchange());
      }
    }
    answer.exchange().close();
  }

  @Override
  public void close() {
    if (ownClient) {
      client.connectionPool().evictAll();
    }
  }
}
