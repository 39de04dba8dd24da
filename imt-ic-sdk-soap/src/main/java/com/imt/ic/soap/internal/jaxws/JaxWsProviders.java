package com.imt.ic.soap.internal.jaxws;

import jakarta.xml.ws.WebServiceException;
import jakarta.xml.ws.spi.Provider;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The providers of JAX-WS that a host's class path offers, in its order. */
public final class JaxWsProviders {

  private static final Logger LOG = LoggerFactory.getLogger(JaxWsProviders.class);
  private static final String SETTING = Provider.class.getName();
  private static final String BROUGHT = "com.sun.xml.ws.spi.ProviderImpl";

  /** Once in a process: it is about how the host is made, not about a client. */
  private static final AtomicBoolean TOLD = new AtomicBoolean();

  private JaxWsProviders() {}

  /** The first one of the host's own, or the one that the SDK brings where there is none. */
  static Provider chosen() {
    return Stream.concat(
            offered().filter(offer -> isTheHosts(offer.type().getName())),
            offered().filter(offer -> offer.type().getName().equals(BROUGHT)))
        .findFirst()
        .map(ServiceLoader.Provider::get)
        .orElseThrow(() -> new WebServiceException("The class path offers no provider of JAX-WS"));
  }

  /**
   * Says once, at WARN, where the order of jars takes a host's provider away from it, and what
   * mends that: our jar yields, but stands behind that of the reference implementation, as it may
   * in the folder of a WAR, whose jars are in no order.
   */
  public static void warnOfALostOne() {
    try {
      if (System.getProperty(SETTING) == null) {
        lost(offered().map(offer -> offer.type().getName()).toList())
            .filter(lost -> !TOLD.getAndSet(true))
            .ifPresent(
                lost ->
                    LOG.warn(
                        "Of two providers of JAX-WS the first jar on the class path decides for this application's own services: {}, which the SDK brings, in place of {}. To have that one, start the JVM with -D{}={}",
                        BROUGHT,
                        lost,
                        SETTING,
                        lost));
      }
    } catch (ServiceConfigurationError e) {
      LOG.debug("The providers of JAX-WS cannot be told apart: {}", e.getMessage());
    }
  }

  /** A host's provider behind the one that the SDK brings, where that is the first. */
  static Optional<String> lost(List<String> offered) {
    return offered.stream()
        .filter(JaxWsProviders::isTheHosts)
        .findFirst()
        .filter(own -> offered.get(0).equals(BROUGHT));
  }

  private static boolean isTheHosts(String name) {
    return !name.equals(BROUGHT) && !name.equals(YieldingProvider.class.getName());
  }

  private static Stream<ServiceLoader.Provider<Provider>> offered() {
    return ServiceLoader.load(Provider.class).stream();
  }
}
