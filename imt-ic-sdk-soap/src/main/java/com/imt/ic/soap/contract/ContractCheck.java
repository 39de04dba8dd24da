package com.imt.ic.soap.contract;

import com.imt.ic.InvoiceCloudException;
import com.imt.ic.profile.OperationSpec;
import com.imt.ic.profile.Profile;
import com.imt.ic.soap.xml.XmlFault;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Compares the contract that InvoiceCloud really offers with the profile, as far as names go:
 * service, namespace, SOAPAction, operation, parameters and fields from its WSDLs; table and
 * columns from recorded answers. No credentials are sent. Immutable and thread-safe.
 *
 * <pre>{@code
 * List<ContractDifference> differences =
 *     ContractCheck.of(profile).compare(Path.of("wsdl"), Optional.of(Path.of("samples")));
 * }</pre>
 */
public final class ContractCheck {

  private static final String SAMPLES = "*.response.xml";

  /** Opens a service's WSDL. */
  @FunctionalInterface
  private interface WsdlSource {
    InputStream open(OperationSpec operation) throws IOException;
  }

  private final Profile profile;

  private ContractCheck(Profile profile) {
    this.profile = Objects.requireNonNull(profile, "profile");
  }

  /**
   * A check of that profile.
   *
   * @param profile what the SDK believes
   * @return the check
   */
  public static ContractCheck of(Profile profile) {
    return new ContractCheck(profile);
  }

  /**
   * Compares WSDLs in a folder.
   *
   * @param wsdlDirectory holds {@code SERVICE.wsdl} of each service
   * @param samples a folder of recorded answers, {@code *.response.xml}
   * @return every difference, service by service; empty where all fits
   * @throws InvoiceCloudException when a file cannot be read or is no WSDL
   */
  public List<ContractDifference> compare(Path wsdlDirectory, Optional<Path> samples) {
    if (!Files.isDirectory(wsdlDirectory)) {
      throw new InvoiceCloudException(
          "There is no folder " + wsdlDirectory + " of WSDLs; give one that holds SERVICE.wsdl");
    }
    return compare(
        operation -> Files.newInputStream(wsdlDirectory.resolve(operation.service() + ".wsdl")),
        samples);
  }

  /**
   * Compares WSDLs that are served.
   *
   * @param base the folder that holds {@code SERVICE.asmx}; {@code ?wsdl} is asked for
   * @param samples a folder of recorded answers, {@code *.response.xml}
   * @return every difference, service by service; empty where all fits
   * @throws InvoiceCloudException when the server cannot be reached or a sample cannot be read
   */
  public List<ContractDifference> compare(URI base, Optional<Path> samples) {
    URI folder = base.toString().endsWith("/") ? base : URI.create(base + "/");
    OkHttpClient client = new OkHttpClient.Builder().followRedirects(false).build();
    try {
      return compare(operation -> fetch(client, folder, operation), samples);
    } finally {
      client.connectionPool().evictAll();
    }
  }

  private static InputStream fetch(OkHttpClient client, URI folder, OperationSpec operation)
      throws IOException {
    String address = folder.resolve(operation.service() + ".asmx") + "?wsdl";
    Request request = new Request.Builder().url(address).build();
    try (Response response = client.newCall(request).execute()) {
      if (response.code() != 200) {
        throw new NoSuchFileException(address, null, "HTTP " + response.code());
      }
      // A WSDL is small; read whole, so that nothing stays open.
      return new java.io.ByteArrayInputStream(response.body().bytes());
    }
  }

  private List<ContractDifference> compare(WsdlSource source, Optional<Path> samples) {
    List<ContractDifference> differences = new ArrayList<>();
    for (String id : Profile.OPERATIONS) {
      OperationSpec operation = profile.operation(id);
      try (InputStream in = source.open(operation)) {
        new WsdlComparison(operation, Wsdl.read(in), differences).compare();
      } catch (NoSuchFileException e) {
        differences.add(
            new ContractDifference(
                operation.service(),
                "WSDL",
                operation.service(),
                "none" + (e.getReason() == null ? "" : " (" + e.getReason() + ")"),
                true));
      } catch (XmlFault e) {
        throw new InvoiceCloudException(
            "The WSDL of " + operation.service() + " " + e.getMessage(), e);
      } catch (IOException e) {
        throw new InvoiceCloudException(
            "The WSDL of "
                + operation.service()
                + " cannot be read ("
                + e.getClass().getSimpleName()
                + "); check the folder or the address",
            e);
      }
    }
    samples.ifPresent(folder -> compareSamples(folder, differences));
    return List.copyOf(differences);
  }

  private void compareSamples(Path folder, List<ContractDifference> differences) {
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, SAMPLES)) {
      TreeSet<Path> files = new TreeSet<>();
      found.forEach(files::add);
      for (Path file : files) {
        for (String id : Profile.OPERATIONS) {
          for (ContractDifference difference :
              new SampleComparison(profile.operation(id)).compare(file)) {
            if (!differences.contains(difference)) {
              differences.add(difference);
            }
          }
        }
      }
    } catch (IOException e) {
      throw new InvoiceCloudException(
          "The samples in " + folder + " cannot be read: " + e.getMessage(), e);
    }
  }
}
