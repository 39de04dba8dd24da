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
 * Compares the contract that InvoiceCloud really offers with the profile: service, namespace,
 * SOAPAction, operation, parameters, kind of result and fields from its WSDLs; table, columns,
 * their types and time modes from recorded answers. No credentials are sent. It can also propose
 * what to override. Immutable and thread-safe.
 *
 * <pre>{@code
 * List<ContractDifference> differences =
 *     ContractCheck.of(profile).compare(Path.of("wsdl"), Optional.of(Path.of("samples")));
 * }</pre>
 */
public final class ContractCheck {

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
      } catch (IOException e) {
        throw unreadable(operation, e);
      }
    }
    List<Sample> recorded = samples.map(Sample::in).orElse(List.of());
    for (String id : Profile.OPERATIONS) {
      differences.addAll(new SampleComparison(profile.operation(id)).compare(recorded));
    }
    return List.copyOf(differences);
  }

  /**
   * Proposes what to override so that the profile fits WSDLs in a folder, whatever their names.
   *
   * @param wsdlDirectory holds {@code *.wsdl}
   * @param samples a folder of recorded answers, {@code *.response.xml}
   * @return the override, every guess marked
   * @throws InvoiceCloudException when a file cannot be read or is no WSDL
   */
  public ContractProposal propose(Path wsdlDirectory, Optional<Path> samples) {
    List<Wsdl> wsdls = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(wsdlDirectory, "*.wsdl")) {
      TreeSet<Path> files = new TreeSet<>();
      found.forEach(files::add);
      for (Path file : files) {
        try (InputStream in = Files.newInputStream(file)) {
          wsdls.add(Wsdl.read(in));
        } catch (XmlFault e) {
          throw new InvoiceCloudException("The WSDL " + file + " " + e.getMessage(), e);
        }
      }
    } catch (IOException e) {
      throw new InvoiceCloudException(
          "The WSDLs in " + wsdlDirectory + " cannot be read: " + e.getMessage(), e);
    }
    return propose(wsdls, samples);
  }

  /**
   * Proposes what to override so that the profile fits WSDLs that are served under the profile's
   * names of the services; a service that is not there is left as it is.
   *
   * @param base the folder that holds {@code SERVICE.asmx}; {@code ?wsdl} is asked for
   * @param samples a folder of recorded answers, {@code *.response.xml}
   * @return the override, every guess marked
   * @throws InvoiceCloudException when the server cannot be reached or a sample cannot be read
   */
  public ContractProposal propose(URI base, Optional<Path> samples) {
    URI folder = base.toString().endsWith("/") ? base : URI.create(base + "/");
    OkHttpClient client = new OkHttpClient.Builder().followRedirects(false).build();
    List<Wsdl> wsdls = new ArrayList<>();
    try {
      for (String id : Profile.OPERATIONS) {
        OperationSpec operation = profile.operation(id);
        try (InputStream in = fetch(client, folder, operation)) {
          wsdls.add(Wsdl.read(in));
        } catch (NoSuchFileException e) {
          // its absence is what compare tells
        } catch (IOException e) {
          throw unreadable(operation, e);
        }
      }
    } finally {
      client.connectionPool().evictAll();
    }
    return propose(wsdls, samples);
  }

  private ContractProposal propose(List<Wsdl> wsdls, Optional<Path> samples) {
    ContractProposal proposal =
        new Proposer(profile, wsdls, samples.map(Sample::in).orElse(List.of())).propose();
    // A proposal that does not load would be a fault of ours: better here than at its user's.
    Profile unused = profile.override(proposal.overrideJson());
    return proposal;
  }

  private static InvoiceCloudException unreadable(OperationSpec operation, IOException e) {
    return e instanceof XmlFault
        ? new InvoiceCloudException("The WSDL of " + operation.service() + " " + e.getMessage(), e)
        : new InvoiceCloudException(
            "The WSDL of "
                + operation.service()
                + " cannot be read ("
                + e.getClass().getSimpleName()
                + "); check the folder or the address",
            e);
  }
}
