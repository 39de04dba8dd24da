package com.imt.ic.soap.hosted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What no container of a test brings; {@link TomcatTest} has the rest. */
class HostedServiceServletTest {

  private final List<X509Certificate> certificates = new ArrayList<>();
  private final HostedServiceServlet servlet =
      new HostedServiceServlet(
          SpectrumOnLoopback.servicesWithoutBooks()
              .callerCheck(
                  caller -> {
                    certificates.addAll(caller.clientCertificates());
                    return true;
                  })
              .build());
  private final HttpServletRequest request = mock(HttpServletRequest.class);
  private final HttpServletResponse response = mock(HttpServletResponse.class);
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();

  private String service(String method, String path, String query, String body) throws Exception {
    when(request.getMethod()).thenReturn(method);
    when(request.getScheme()).thenReturn("https");
    when(request.getLocalAddr()).thenReturn("fe80:0:0:0:0:0:0:1%eth0");
    when(request.getLocalPort()).thenReturn(8443);
    when(request.getRequestURI()).thenReturn(path);
    when(request.getQueryString()).thenReturn(query);
    when(request.getHeaderNames())
        .thenAnswer(call -> Collections.enumeration(List.of("content-type")));
    when(request.getHeaders(anyString()))
        .thenAnswer(call -> Collections.enumeration(List.of("text/xml")));
    when(request.getInputStream())
        .thenReturn(new Input(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))));
    when(response.getOutputStream()).thenReturn(new Output(written));
    servlet.service(request, response);
    return written.toString(StandardCharsets.UTF_8);
  }

  @Test
  void oddQuery_isNoAddress() throws Exception {
    assertThat(service("GET", "/ctx/RealTimeDataRefresh", "a|b{", ""))
        .isEqualTo("Post SOAP here; the contract is at ?wsdl.\n");
    verify(response).setStatus(405);
  }

  @Test
  void clientCertificate_comesFromTheContainer() throws Exception {
    X509Certificate own = mock(X509Certificate.class);
    X509Certificate issuer = mock(X509Certificate.class);
    when(request.getAttribute("jakarta.servlet.request.X509Certificate"))
        .thenReturn(new X509Certificate[] {own, issuer});

    service("GET", "/ctx/RealTimeDataRefresh", "wsdl", "");

    assertThat(certificates).containsExactly(own, issuer);
  }

  @Test
  void contract_namesTheAddressThatTheContainerIsBoundTo_whateverTheHostHeaderSays()
      throws Exception {
    when(request.getServerName()).thenReturn("evil.example");
    when(request.getRequestURL())
        .thenReturn(new StringBuffer("https://evil.example/ctx/RealTimeDataRefresh"));

    assertThat(service("GET", "/ctx/RealTimeDataRefresh", "wsdl", ""))
        .contains("https://[fe80:0:0:0:0:0:0:1]:8443/ctx/RealTimeDataRefresh")
        .doesNotContain("evil");
  }

  private static final class Input extends ServletInputStream {
    private final ByteArrayInputStream in;

    Input(ByteArrayInputStream in) {
      this.in = in;
    }

    @Override
    public int read() {
      return in.read();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      return in.read(buffer, offset, length);
    }

    @Override
    public boolean isFinished() {
      return in.available() == 0;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new UnsupportedOperationException();
    }
  }

  private static final class Output extends ServletOutputStream {
    private final ByteArrayOutputStream out;

    Output(ByteArrayOutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int b) {
      out.write(b);
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      throw new UnsupportedOperationException();
    }
  }
}
