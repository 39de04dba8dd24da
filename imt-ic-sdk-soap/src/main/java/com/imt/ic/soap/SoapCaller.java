package com.imt.ic.soap;

import com.imt.ic.CallFailedException;
import com.imt.ic.CallFailedException.Kind;
import com.imt.ic.profile.OperationSpec;
import com.imt.ic.soap.xml.XmlCursor;
import com.imt.ic.soap.xml.XmlLimits;
import com.sun.xml.ws.api.SOAPVersion;
import com.sun.xml.ws.api.message.Message;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import jakarta.xml.ws.Dispatch;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import javax.xml.stream.XMLStreamException;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The seam between calling an operation and JAX-WS: sends, retries by rule, and hands the answer
 * on. Safe for use by several threads.
 */
final class SoapCaller implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SoapCaller.class);

  /** Reads an answer; within an attempt, so that what breaks off early can be asked again. */
  @FunctionalInterface
  interface AnswerReader<T> {
    T read(SoapAnswer answer) throws IOException;
  }

  private final SoapSettings settings;
  private final URI baseAddress;
  private final OkHttpClient client;
  private final boolean ownClient;
  private final ScopedService service;
  private final XmlLimits limits;
  private final IntervalFunction backoff;

  SoapCaller(URI baseAddress, SoapSettings settings) {
    this.settings = settings;
    this.baseAddress = baseAddress;
    OkHttpClient given = settings.httpClient().orElse(null);
    ownClient = given == null;
    client =
        (given == null ? new OkHttpClient() : given)
            .newBuilder()
            .followRedirects(false)
            .followSslRedirects(false)
            .retryOnConnectionFailure(false)
            .connectTimeout(settings.connectTimeout())
            .writeTimeout(settings.readTimeout())
            // Behind the connection, ahead of the first byte: from here on all may be sent.
            .addNetworkInterceptor(
                chain -> {
                  Exchange exchange = chain.request().tag(Exchange.class);
                  if (exchange != null) {
                    exchange.connected = true;
                  }
                  return chain.proceed(chain.request());
                })
            .build();
    service = new ScopedService(client, settings.soapVersion());
    limits =
        new XmlLimits(
            settings.maximumAnswerBytes(), settings.maximumDepth(), settings.maximumTextLength());
    backoff = IntervalFunction.ofExponentialRandomBackoff(settings.retryDelay(), 2, 0.3);
  }

  /** Where an operation is called. */
  URI address(OperationSpec operation) {
    return operation
        .address()
        .map(own -> Addresses.checked(URI.create(own)))
        .orElseGet(() -> baseAddress.resolve(operation.service() + ".asmx"));
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
    CallContext call = new CallContext(request.operation().operation(), reading, settings.clock());
    Waiting waiting = new Waiting(call);
    RetryConfig config =
        RetryConfig.custom()
            .maxAttempts(settings.maximumAttempts())
            .retryOnException(waiting::isWorthAnother)
            .intervalBiFunction((attempt, failure) -> waiting.nextWait())
            .build();
    try {
      T result =
          Retry.of(call.operation(), config)
              .executeSupplier(
                  () -> {
                    call.nextAttempt();
                    return attempt(request, call, reader);
                  });
      LOG.debug(
          "{} [{}] answered at attempt {} after {}",
          call.operation(),
          call.correlationId(),
          call.attempt(),
          call.elapsed());
      return result;
    } catch (AttemptFailedException e) {
      CallFailedException failed = call.failed(waiting.orInterrupted(e));
      LOG.debug("[{}] {}", call.correlationId(), failed.getMessage());
      throw failed;
    }
  }

  /** Decides on the next attempt, and waits for it. */
  private final class Waiting {

    private final CallContext call;
    private Duration next = Duration.ZERO;

    Waiting(CallContext call) {
      this.call = call;
    }

    boolean isWorthAnother(Throwable failure) {
      if (!(failure instanceof AttemptFailedException failed)
          || failed.kind == Kind.INTERRUPTED
          || !(call.isReading() ? failed.again : failed.nothingSent)) {
        return false;
      }
      // A report that timed out is asked for once more only: it is expensive.
      if (failed.getCause() instanceof java.net.SocketTimeoutException
          && !failed.nothingSent
          && call.attempt() > 1) {
        return false;
      }
      Duration wait =
          failed.retryAfter == null
              ? Duration.ofMillis(backoff.apply(call.attempt()))
              : failed.retryAfter;
      next = wait;
      return call.elapsed().plus(wait).compareTo(settings.callDeadline()) < 0;
    }

    /** An interrupt ends the wait with the failure before it, and the thread stays interrupted. */
    AttemptFailedException orInterrupted(AttemptFailedException failure) {
      boolean wouldHaveGoneOn = call.isReading() ? failure.again : failure.nothingSent;
      if (!wouldHaveGoneOn
          || failure.kind == Kind.INTERRUPTED
          || !Thread.currentThread().isInterrupted()) {
        return failure;
      }
      AttemptFailedException.Builder interrupted =
          AttemptFailedException.of(
                  Kind.INTERRUPTED,
                  "the calling thread was interrupted; before, " + failure.found())
              .status(failure.status)
              .cause(failure);
      return (failure.nothingSent ? interrupted.nothingSent() : interrupted).build();
    }

    long nextWait() {
      return Math.max(1, next.toMillis());
    }
  }

  private <T> T attempt(OperationRequest request, CallContext call, AnswerReader<T> reader) {
    OperationSpec operation = request.operation();
    Duration left = settings.callDeadline().minus(call.elapsed());
    Duration readTimeout =
        left.compareTo(settings.readTimeout()) < 0
            ? (left.toMillis() < 1 ? Duration.ofMillis(1) : left)
            : settings.readTimeout();
    Exchange exchange =
        new Exchange(
            address(operation),
            operation.soapAction(),
            settings.soapVersion(),
            readTimeout,
            limits,
            request.isLarge());
    boolean done = false;
    try {
      Message answer = invoke(request, exchange);
      if (answer == null || !answer.hasPayload()) {
        throw new HttpAnswerException("an envelope with nothing in it");
      }
      if (answer.isFault()) {
        answer.readPayload();
        throw Failures.of(Fault.read(requireCursor(exchange)), exchange);
      }
      answer.readPayload();
      T result = reader.read(new SoapAnswer(exchange, call));
      done = true;
      return result;
    } catch (AttemptFailedException e) {
      throw e;
    } catch (IOException | XMLStreamException | jakarta.xml.ws.WebServiceException e) {
      throw Failures.of(e, exchange, call.now());
    } catch (com.imt.ic.InvoiceCloudException e) {
      throw e;
    } catch (RuntimeException e) {
      throw Failures.of(e, exchange, call.now());
    } finally {
      if (!done) {
        exchange.cancel();
      }
    }
  }

  private @Nullable Message invoke(OperationRequest request, Exchange exchange) {
    Dispatch<Message> dispatch = service.dispatch();
    dispatch.getRequestContext().put(Exchange.KEY, exchange);
    SOAPVersion version =
        exchange.version == SoapVersion.SOAP_1_1 ? SOAPVersion.SOAP_11 : SOAPVersion.SOAP_12;
    return dispatch.invoke(new RequestMessage(request, version));
  }

  private static XmlCursor requireCursor(Exchange exchange) {
    return java.util.Objects.requireNonNull(exchange.cursor);
  }

  /**
   * Reads an answer to the end of its envelope and of its stream, so that none is taken for whole.
   */
  static void finish(SoapAnswer answer) throws IOException {
    XmlCursor cursor = answer.cursor();
    while (cursor.next() != XmlCursor.Event.END_DOCUMENT) {
      // what follows the body says nothing, but it must be there
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
