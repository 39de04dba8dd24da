package com.imt.ic.soap;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.List;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.Credentials;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Makes the HTTP client of a {@link SoapInvoiceCloud} out of its settings. */
final class HttpClients {

  private HttpClients() {}

  /** A client of our own, or one derived from the host's, which it shares connections with. */
  static OkHttpClient of(SoapSettings settings) {
    OkHttpClient given = settings.httpClient;
    OkHttpClient.Builder builder =
        given == null
            // Not the JVM's proxy properties: what the settings do not name is not used.
            ? new OkHttpClient.Builder().proxy(Proxy.NO_PROXY)
            : given.newBuilder();
    builder
        .followRedirects(false)
        .followSslRedirects(false)
        .retryOnConnectionFailure(false)
        .connectTimeout(settings.connectTimeout)
        .writeTimeout(settings.readTimeout)
        // HTTP/2 reads ahead of those who wait, by rules of its own.
        .protocols(List.of(Protocol.HTTP_1_1))
        // Behind the connection, ahead of the first byte: from here on all may be sent.
        .addNetworkInterceptor(
            chain -> {
              Exchange exchange = chain.request().tag(Exchange.class);
              if (exchange != null) {
                exchange.connected(chain.connection());
              }
              return chain.proceed(chain.request());
            });
    if (given == null || given.socketFactory().equals(SocketFactory.getDefault())) {
      builder.socketFactory(WireSockets.SHARED);
    }
    if (settings.proxy != null) {
      use(settings.proxy, builder);
    }
    if (settings.trustStore != null) {
      trust(contextOf(settings.trustStore), settings.trustStore, builder);
    }
    if (settings.sslContext != null) {
      trust(settings.sslContext, null, builder);
    }
    return builder.build();
  }

  private static void use(HttpProxy proxy, OkHttpClient.Builder builder) {
    builder.proxy(
        new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(proxy.host, proxy.port)));
    if (proxy.user == null || proxy.password == null) {
      return;
    }
    String authorization =
        Credentials.basic(proxy.user, proxy.password.reveal(), StandardCharsets.UTF_8);
    builder.proxyAuthenticator(
        (route, response) ->
            response.request().header("Proxy-Authorization") != null || isUnasked(response)
                ? null // refused once is refused, and nobody is told who has not asked
                : response
                    .request()
                    .newBuilder()
                    .header("Proxy-Authorization", authorization)
                    .build());
  }

  /** OkHttp asks before any proxy did, and takes the first real question for a refusal then. */
  private static boolean isUnasked(Response response) {
    return response.challenges().stream()
        .anyMatch(challenge -> challenge.scheme().equalsIgnoreCase("OkHttp-Preemptive"));
  }

  /**
   * A client's own for one call. Plain http is taken for loopback alone, and would be loopback no
   * more on its way to a proxy.
   */
  static OkHttpClient forCall(OkHttpClient client, Exchange exchange) {
    OkHttpClient.Builder builder = client.newBuilder().readTimeout(exchange.readTimeout);
    if ("http".equalsIgnoreCase(exchange.address.getScheme())
        && isProxied(client, exchange.address)) {
      builder.proxy(Proxy.NO_PROXY);
    }
    return builder.build();
  }

  private static boolean isProxied(OkHttpClient client, URI address) {
    Proxy proxy = client.proxy();
    List<Proxy> proxies = proxy == null ? client.proxySelector().select(address) : List.of(proxy);
    return proxies != null && proxies.stream().anyMatch(any -> any.type() != Proxy.Type.DIRECT);
  }

  private static void trust(
      SSLContext context, @Nullable KeyStore store, OkHttpClient.Builder builder) {
    // The context decides whom to trust; OkHttp wants a trust manager too, for pins we do not set.
    builder.sslSocketFactory(context.getSocketFactory(), trustManager(store));
  }

  private static SSLContext contextOf(KeyStore store) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {trustManager(store)}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("trustStore is not usable: " + e.getMessage(), e);
    }
  }

  /** Of a store, or of the JDK's own where there is none. */
  private static X509TrustManager trustManager(@Nullable KeyStore store) {
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      return Arrays.stream(factory.getTrustManagers())
          .filter(X509TrustManager.class::isInstance)
          .map(X509TrustManager.class::cast)
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("The JDK has no X.509 trust manager"));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("trustStore is not usable: " + e.getMessage(), e);
    }
  }
}
