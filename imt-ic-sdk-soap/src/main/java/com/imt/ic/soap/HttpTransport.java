package com.imt.ic.soap;

import com.imt.ic.Redaction;
import com.imt.ic.Secret;
import com.imt.ic.soap.internal.xml.XmlCursor;
import com.sun.xml.ws.api.SOAPVersion;
import com.sun.xml.ws.api.message.Message;
import com.sun.xml.ws.api.message.Packet;
import com.sun.xml.ws.api.pipe.Codecs;
import com.sun.xml.ws.api.pipe.NextAction;
import com.sun.xml.ws.api.pipe.TubeCloner;
import com.sun.xml.ws.api.pipe.helper.AbstractTubeImpl;
import jakarta.xml.ws.WebServiceException;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javax.xml.stream.XMLStreamReader;
import okhttp3.Call;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.AsyncTimeout;

/**
 * JAX-WS's transport over OkHttp: sends a packet's message and hands on the answer while it
 * arrives.
 *
 * <p>It does nothing that the JAX-WS RI's own transport does with system properties, dumps or
 * cookies.
 */
final class HttpTransport extends AbstractTubeImpl {

  private final OkHttpClient client;

  HttpTransport(OkHttpClient client) {
    this.client = client;
  }

  private HttpTransport(HttpTransport original, TubeCloner cloner) {
    super(original, cloner);
    this.client = original.client;
  }

  @Override
  public NextAction processRequest(Packet request) {
    try {
      return doReturnWith(process(request));
    } catch (WebServiceException e) {
      return doThrow(e);
    }
  }

  @Override
  public NextAction processResponse(Packet response) {
    return doReturnWith(response);
  }

  @Override
  public NextAction processException(Throwable t) {
    return doThrow(t);
  }

  @Override
  public Packet process(Packet request) {
    Exchange exchange =
        (Exchange) Objects.requireNonNull(request.invocationProperties.get(Exchange.KEY));
    try {
      return request.createClientResponse(send(exchange, request.getMessage()));
    } catch (IOException e) {
      exchange.cancel();
      throw new WebServiceException(WireSockets.withoutTls(e));
    } catch (RuntimeException e) {
      exchange.cancel();
      throw e;
    }
  }

  private Message send(Exchange exchange, Message message) throws IOException {
    Request.Builder request =
        new Request.Builder()
            .url(exchange.address.toString())
            .tag(Exchange.class, exchange)
            .header("Accept", "text/xml, application/soap+xml")
            .header("Accept-Encoding", ContentCoding.ACCEPTED)
            .header("User-Agent", "imt-ic-sdk")
            .post(new EnvelopeBody(message, requestType(exchange), !exchange.large));
    if (exchange.version == SoapVersion.SOAP_1_1) {
      request.header("SOAPAction", "\"" + exchange.soapAction + "\"");
    }
    authorize(request, exchange);
    Call call = HttpClients.forCall(client, exchange).newCall(request.build());
    exchange.call = call;
    Response response = execute(call, exchange.answerTimeout);
    exchange.response = response;
    return answer(exchange, response);
  }

  /** Says at once who asks, where HTTP is to say it: only to the request's own address. */
  static void authorize(Request.Builder request, Exchange exchange) {
    Secret authorization = exchange.identity.authorization();
    if (authorization != null) {
      request.header("Authorization", authorization.reveal());
    }
  }

  /**
   * Waits for the head of the answer, however it drips: OkHttp's read timeout begins anew with each
   * byte, and its call timeout would go on while the rows are read.
   */
  static Response execute(Call call, Duration most) throws IOException {
    AsyncTimeout timeout =
        new AsyncTimeout() {
          @Override
          protected void timedOut() {
            call.cancel();
          }
        };
    timeout.timeout(Math.max(1, most.toMillis()), TimeUnit.MILLISECONDS);
    timeout.enter();
    try {
      Response response = call.execute();
      if (!timeout.exit()) {
        return response;
      }
      response.close();
    } catch (IOException | RuntimeException e) {
      if (!timeout.exit()) {
        throw e;
      }
    }
    throw new AwaitedBytes.TooSlowException(most);
  }

  private static MediaType requestType(Exchange exchange) {
    String type = exchange.version.contentType();
    return MediaType.get(
        exchange.version == SoapVersion.SOAP_1_1
            ? type
            : "%s; action=\"%s\"".formatted(type, exchange.soapAction));
  }

  private static Message answer(Exchange exchange, Response response) throws IOException {
    int status = response.code();
    if (status >= 300 && status < 400) {
      throw new HttpAnswerException("a redirect, which is not followed");
    }
    if (Failures.isUnavailable(status)) {
      throw new HttpAnswerException("word that it is unavailable"); // whatever else it says
    }
    if (status == HttpURLConnection.HTTP_UNAUTHORIZED
        && exchange.identity.authorization() != null) {
      throw new HttpAnswerException("a refusal"); // HTTP's own, whatever stands in it
    }
    ResponseBody body = response.body();
    MediaType type = body.contentType();
    if (type != null && !isXml(type)) {
      throw new HttpAnswerException(
          "an answer of type %s where SOAP is expected"
              .formatted(Redaction.foreignText(type.type() + "/" + type.subtype())));
    }
    if (body.source().exhausted()) {
      throw new HttpAnswerException("an empty answer");
    }
    Charset charset = type == null ? null : type.charset();
    InputStream bytes = new AwaitedBytes(ContentCoding.plain(response, body.source()), exchange);
    XmlCursor cursor = XmlCursor.open(bytes, charset, exchange.limits);
    exchange.cursor = cursor;
    SOAPVersion version = SOAPVersion.fromNsUri(exchange.version.namespace());
    return Codecs.createSOAPEnvelopeXmlCodec(version).decode(cursor.unwrap(XMLStreamReader.class));
  }

  private static boolean isXml(MediaType type) {
    String subtype = type.subtype().toLowerCase(Locale.ROOT);
    return (subtype.equals("xml") || subtype.endsWith("+xml")) && !subtype.contains("html");
  }

  @Override
  public void preDestroy() {}

  @Override
  public HttpTransport copy(TubeCloner cloner) {
    return new HttpTransport(this, cloner);
  }
}
