package com.imt.ic.soap.internal.jaxws;

import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.profile.Profile;
import com.imt.ic.soap.RecordedLogs;
import com.imt.ic.soap.SoapInvoiceCloud;
import jakarta.xml.ws.Service;
import jakarta.xml.ws.spi.Provider;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.UUID;
import javax.xml.namespace.QName;
import org.apache.cxf.jaxws.ServiceImpl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.event.Level;

/**
 * A host with Apache CXF keeps it, wherever the SDK stands among its dependencies, or is told what
 * to do. {@code examples/hosts/cxf} is such a host.
 */
class JaxWsProvidersTest {

  private static final String OURS = YieldingProvider.class.getName();
  private static final String BROUGHT = "com.sun.xml.ws.spi.ProviderImpl";
  private static final String CXF = "org.apache.cxf.jaxws.spi.ProviderImpl";

  private final ClassLoader before = Thread.currentThread().getContextClassLoader();
  @TempDir private Path folder;

  /** A class path in which jars stand as a host's dependencies do. */
  private void classPath(String... providers) throws IOException {
    Path services = folder.resolve("services");
    Files.write(services, List.of(providers));
    URL only = services.toUri().toURL();
    Thread.currentThread()
        .setContextClassLoader(
            new ClassLoader(before) {
              @Override
              public Enumeration<URL> getResources(String name) throws IOException {
                return name.equals("META-INF/services/" + Provider.class.getName())
                    ? Collections.enumeration(List.of(only))
                    : super.getResources(name);
              }
            });
  }

  @AfterEach
  void restore() {
    Thread.currentThread().setContextClassLoader(before);
  }

  private static boolean isCxfs() {
    return Provider.provider()
            .createServiceDelegate(null, new QName("urn:any", "Any"), Service.class)
        instanceof ServiceImpl;
  }

  private static List<String> told() {
    RecordedLogs.LINES.clear();
    SoapInvoiceCloud.connect(
            Profile.defaults(), UUID.randomUUID().toString(), UUID.randomUUID().toString())
        .close();
    return RecordedLogs.LINES.stream()
        .filter(line -> line.level() == Level.WARN)
        .map(RecordedLogs.Line::text)
        .toList();
  }

  @Test
  void sdkBeforeCxf_yields() throws IOException {
    classPath(OURS, BROUGHT, CXF);
    assertThat(isCxfs()).isTrue();
    assertThat(told()).isEmpty();
  }

  @Test
  void cxfBeforeTheSdk_isNotTouched() throws IOException {
    classPath(CXF, OURS, BROUGHT);
    assertThat(isCxfs()).isTrue();
    assertThat(told()).isEmpty();
  }

  @Test
  void sdkAlone_isTheReferenceImplementation() throws IOException {
    classPath(OURS, BROUGHT);
    assertThat(isCxfs()).isFalse();
    assertThat(told()).isEmpty();
  }

  @Test
  void jarsInNoOrder_areToldOnce_withTheLineThatMendsIt() throws IOException {
    classPath(BROUGHT, CXF, OURS);
    assertThat(isCxfs()).isFalse();

    assertThat(told())
        .singleElement()
        .asString()
        .endsWith(
            "%s, which the SDK brings, in place of %s. To have that one, start the JVM with -Djakarta.xml.ws.spi.Provider=%s"
                .formatted(BROUGHT, CXF, CXF));
    assertThat(told()).isEmpty();
  }

  @Test
  void hostThatHasDecided_isToldNothing() throws IOException {
    classPath(BROUGHT, CXF);
    assertThat(JaxWsProviders.lost(List.of(BROUGHT, CXF))).contains(CXF);
    System.setProperty(Provider.class.getName(), CXF);
    try {
      assertThat(isCxfs()).isTrue();
      assertThat(told()).isEmpty();
    } finally {
      System.clearProperty(Provider.class.getName());
    }
  }
}
