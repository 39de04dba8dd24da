package com.imt.ic.testkit.contract;

import com.imt.ic.BillerCredentials;
import com.imt.ic.internal.profile.OperationSpec;
import com.imt.ic.profile.Profile;
import com.imt.ic.soap.SoapInvoiceCloud;
import com.imt.ic.soap.SoapSettings;
import com.imt.ic.soap.SoapVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * Answers the SDK's own client with a recorded answer, in the stead of the network, and keeps what
 * it asked. Credentials are the profile's names of them. Not thread-safe.
 */
final class Replay implements Interceptor {

  private static final MediaType XML = MediaType.get("text/xml; charset=utf-8");
  private static final MediaType XML_12 = MediaType.get("application/soap+xml; charset=utf-8");

  private final Profile profile;
  private final @Nullable Sample sample;
  private final SoapVersion version;
  private final List<String> requests = new ArrayList<>();

  /**
   * A replay.
   *
   * @param sample what every call but a login is answered with; null for nothing
   */
  Replay(Profile profile, @Nullable Sample sample) {
    this.profile = profile;
    this.sample = sample;
    this.version = sample == null ? SoapVersion.SOAP_1_1 : sample.version();
  }

  SoapInvoiceCloud connect() {
    return SoapInvoiceCloud.connect(
        profile,
        SoapSettings.builder(BillerCredentials.of("{billerGuid}", "{webServiceKey}"))
            .soapVersion(version)
            .maximumAttempts(1)
            .httpClient(new OkHttpClient.Builder().addInterceptor(this).build())
            .build());
  }

  /** What was sent, each request as a person reads it. */
  List<String> requests() {
    return List.copyOf(requests);
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    Buffer sent = new Buffer();
    if (request.body() != null) {
      request.body().writeTo(sent);
    }
    String body = sent.readUtf8();
    requests.add(SentText.of(request, body));
    OperationSpec login = profile.session().login().map(each -> each.operation()).orElse(null);
    boolean isLogin =
        login != null && body.contains("<" + login.operation() + " xmlns=\"" + login.namespace());
    byte[] answer =
        isLogin && login != null ? token(login).getBytes(StandardCharsets.UTF_8) : recorded();
    return new Response.Builder()
        .request(request)
        .protocol(Protocol.HTTP_1_1)
        .code(answer.length == 0 ? 404 : 200)
        .message("replayed")
        .body(ResponseBody.create(answer, version == SoapVersion.SOAP_1_1 ? XML : XML_12))
        .build();
  }

  private byte[] recorded() throws IOException {
    return sample == null ? new byte[0] : Files.readAllBytes(sample.path());
  }

  /** An answer to a login, which no person need record. */
  private String token(OperationSpec login) {
    String field = login.column("token").names().get(0);
    return """
        <s:Envelope xmlns:s="%s"><s:Body><%s xmlns="%s"><%s>{token}</%s></%s></s:Body></s:Envelope>
        """
        .formatted(
            version.namespace(),
            login.responseElement(),
            login.namespace(),
            field,
            field,
            login.responseElement());
  }
}
