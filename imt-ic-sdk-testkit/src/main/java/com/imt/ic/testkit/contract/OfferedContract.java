package com.imt.ic.testkit.contract;

import com.imt.ic.InvoiceCloudException;
import com.imt.ic.internal.profile.OperationSpec;
import com.imt.ic.profile.Profile;
import com.imt.ic.soap.internal.xml.XmlFault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * What InvoiceCloud shows of its contract. A file that cannot be read is named and hides none of
 * the others.
 *
 * @param wsdls the WSDLs that could be read
 * @param samples the recorded answers that could be read
 * @param unreadable what could not be read, and why
 */
record OfferedContract(
    List<Wsdl> wsdls, List<Sample> samples, List<ContractDifference> unreadable) {

  /** Reads everything that lies in folders. */
  static OfferedContract in(Path wsdlDirectory, @Nullable Path samples) {
    if (!Files.isDirectory(wsdlDirectory)) {
      throw new InvoiceCloudException(
          "There is no folder " + wsdlDirectory + " of WSDLs; give one that holds SERVICE.wsdl");
    }
    List<Wsdl> wsdls = new ArrayList<>();
    List<ContractDifference> unreadable = new ArrayList<>();
    for (Path file : files(wsdlDirectory, "*.wsdl")) {
      String name = file.getFileName().toString();
      String service = name.substring(0, name.length() - ".wsdl".length());
      try (InputStream in = Files.newInputStream(file)) {
        wsdls.add(Wsdl.read(service, in));
      } catch (IOException e) {
        unreadable.add(new ContractDifference(service, "WSDL", "a WSDL", why(name, e), true));
      }
    }
    return new OfferedContract(wsdls, samples(samples, unreadable), unreadable);
  }

  /**
   * Reads what is served under the profile's names of the services, and samples of a folder.
   *
   * @param base the folder that holds the services, or the address of one of them, {@code .asmx},
   *     which is read beside those of its folder
   */
  static OfferedContract at(URI base, Profile profile, @Nullable Path samples) {
    String address = base.toString().replaceFirst("(?i)\\?wsdl$", "");
    boolean isService = address.toLowerCase(Locale.ROOT).endsWith(".asmx");
    URI folder =
        URI.create(
            isService || address.endsWith("/")
                ? address.substring(0, address.lastIndexOf('/') + 1)
                : address + "/");
    Set<String> services = new LinkedHashSet<>();
    if (isService) {
      services.add(address.substring(folder.toString().length()).replaceFirst("(?i)\\.asmx$", ""));
    }
    for (String id : Profile.OPERATIONS) {
      OperationSpec operation = profile.operation(id);
      services.add(
          operation
              .address()
              .map(own -> own.substring(own.lastIndexOf('/') + 1))
              .map(file -> file.replaceFirst("(?i)\\.asmx$", ""))
              .orElse(operation.service()));
    }
    profile.session().login().ifPresent(login -> services.add(login.operation().service()));
    List<Wsdl> wsdls = new ArrayList<>();
    List<ContractDifference> unreadable = new ArrayList<>();
    OkHttpClient client = new OkHttpClient.Builder().followRedirects(false).build();
    try {
      for (String service : services) {
        fetch(client, folder, service, wsdls, unreadable);
      }
    } finally {
      client.connectionPool().evictAll();
    }
    if (isService) {
      // What was merged into one service is not there by itself.
      unreadable.removeIf(each -> each.found().startsWith("none (HTTP 404"));
    }
    return new OfferedContract(wsdls, samples(samples, unreadable), unreadable);
  }

  private static void fetch(
      OkHttpClient client,
      URI folder,
      String service,
      List<Wsdl> wsdls,
      List<ContractDifference> unreadable) {
    String address = folder.resolve(service + ".asmx") + "?wsdl";
    try (Response response = client.newCall(new Request.Builder().url(address).build()).execute()) {
      if (response.code() == 200) {
        // A WSDL is small; read whole, so that nothing stays open.
        wsdls.add(Wsdl.read(service, new ByteArrayInputStream(response.body().bytes())));
      } else {
        unreadable.add(
            new ContractDifference(
                service, "WSDL", service, "none (HTTP " + response.code() + ")", true));
      }
    } catch (XmlFault e) {
      unreadable.add(new ContractDifference(service, "WSDL", "a WSDL", why(address, e), true));
    } catch (IOException e) {
      throw new InvoiceCloudException(
          "The WSDL of %s cannot be fetched from %s (%s); check the address"
              .formatted(service, address, e.getClass().getSimpleName()),
          e);
    }
  }

  /** Reads recorded answers of a folder, adding what cannot be read. */
  static List<Sample> samples(@Nullable Path folder, List<ContractDifference> unreadable) {
    List<Sample> samples = new ArrayList<>();
    if (folder != null) {
      for (Path file : files(folder, "*.response.xml")) {
        try {
          samples.add(Sample.read(file));
        } catch (IOException e) {
          String name = file.getFileName().toString();
          unreadable.add(
              new ContractDifference(
                  "samples", "recorded answer", "a SOAP answer", why(name, e), true));
        }
      }
    }
    return samples;
  }

  private static Set<Path> files(Path folder, String pattern) {
    Set<Path> files = new TreeSet<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, pattern)) {
      found.forEach(files::add);
    } catch (IOException e) {
      throw new InvoiceCloudException(
          "The folder %s cannot be read (%s); check that it is there and may be read"
              .formatted(folder, e.getClass().getSimpleName()),
          e);
    }
    return files;
  }

  private static String why(String name, IOException e) {
    return name
        + ", which "
        + (e instanceof XmlFault
            ? e.getMessage()
            : "cannot be read (" + e.getClass().getSimpleName() + ")");
  }

  /** The WSDL of what an operation is called at; empty where there is none or it is unreadable. */
  Optional<Wsdl> wsdl(OperationSpec operation) {
    return wsdls.stream().filter(wsdl -> wsdl.isOf(operation)).findFirst();
  }

  /** Whether it is already said that the service's WSDL cannot be read. */
  boolean isUnreadable(String service) {
    return unreadable.stream().anyMatch(difference -> difference.service().equals(service));
  }
}
