package com.imt.ic.soap;

import com.sun.xml.ws.api.WSService;
import com.sun.xml.ws.api.message.Message;
import com.sun.xml.ws.api.pipe.ClientTubeAssemblerContext;
import com.sun.xml.ws.api.pipe.TransportTubeFactory;
import com.sun.xml.ws.api.pipe.Tube;
import com.sun.xml.ws.api.server.Container;
import com.sun.xml.ws.client.WSServiceDelegate;
import jakarta.xml.ws.Dispatch;
import jakarta.xml.ws.Service;
import jakarta.xml.ws.soap.SOAPBinding;
import javax.xml.namespace.QName;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * A JAX-WS service with a container of its own, which is how our transport serves our clients alone
 * and changes nothing for other users of JAX-WS in the JVM: the RI asks the container for a
 * transport before it looks on the class path. No WSDL is read. Safe for use by several threads.
 */
final class ScopedService {

  private static final QName SERVICE = new QName("urn:com.imt.ic.soap", "InvoiceCloud");
  private static final QName PORT = new QName("urn:com.imt.ic.soap", "InvoiceCloudSoap");

  private final Delegate delegate;

  ScopedService(OkHttpClient client, SoapVersion version) {
    delegate = Delegate.in(new TransportContainer(client));
    delegate.addPort(
        PORT,
        version == SoapVersion.SOAP_1_1
            ? SOAPBinding.SOAP11HTTP_BINDING
            : SOAPBinding.SOAP12HTTP_BINDING,
        "https://invalid.invalid/"); // each call brings its own address
  }

  /** A new dispatch: one belongs to one call, since its contexts are shared state. */
  Dispatch<Message> dispatch() {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    // The RI finds its configuration and JAXB through the context class loader.
    thread.setContextClassLoader(ScopedService.class.getClassLoader());
    try {
      return delegate.createDispatch(PORT, Message.class, Service.Mode.MESSAGE);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static final class Delegate extends WSServiceDelegate {

    private Delegate() {
      super((java.net.URL) null, SERVICE, Service.class);
    }

    static Delegate in(Container container) {
      WSService.InitParams parameters = new WSService.InitParams();
      parameters.setContainer(container);
      INIT_PARAMS.set(parameters);
      try {
        return new Delegate();
      } finally {
        INIT_PARAMS.remove();
      }
    }
  }

  private static final class TransportContainer extends Container {

    private final TransportTubeFactory factory;

    TransportContainer(OkHttpClient client) {
      factory =
          new TransportTubeFactory() {
            @Override
            public Tube doCreate(ClientTubeAssemblerContext context) {
              return new HttpTransport(client);
            }
          };
    }

    @Override
    public <S> @Nullable S getSPI(Class<S> type) {
      return type.isInstance(factory) ? type.cast(factory) : super.getSPI(type);
    }
  }
}
