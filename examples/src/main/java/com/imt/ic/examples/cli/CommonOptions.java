package com.imt.ic.examples.cli;

import com.imt.ic.BillerCredentials;
import com.imt.ic.Secret;
import com.imt.ic.profile.Profile;
import com.imt.ic.soap.SoapVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The options that all commands share. */
final class CommonOptions {

  private static final String OWN_PROFILE = "/com/imt/ic/examples/cli/spectrum-profile.json";

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  @Option(
      scope = ScopeType.INHERIT,
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "target/spectrum",
      description = "Where files are written (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("target/spectrum");

  @Option(
      scope = ScopeType.INHERIT,
      names = "--db",
      paramLabel = "JDBC_URL",
      description = "Spectrum's database (default: an H2 file under --out).")
  private @Nullable String db;

  @Option(
      scope = ScopeType.INHERIT,
      names = "--db-user",
      paramLabel = "USER",
      description = "The database's user.")
  private @Nullable String dbUser;

  @Option(
      scope = ScopeType.INHERIT,
      names = "--db-password",
      paramLabel = "PASSWORD",
      description =
          "The user's password (or the variable IC_DB_PASSWORD, or IC_DB_PASSWORD_FILE for a file that holds it).")
  private @Nullable String dbPassword;

  @Option(
      scope = ScopeType.INHERIT,
      names = "--profile",
      paramLabel = "FILE",
      description = "A profile override (JSON) that names only what differs.")
  private @Nullable Path profile;

  @Option(
      scope = ScopeType.INHERIT,
      names = "--ic-url",
      paramLabel = "BASE",
      description =
          "InvoiceCloud: the folder that holds NAME.asmx, those at addresses of their own too.")
  private @Nullable String icUrl;

  @Option(
      scope = ScopeType.INHERIT,
      names = "--biller-guid",
      paramLabel = "GUID",
      description =
          "The biller at InvoiceCloud (or the variable IC_BILLER_GUID, or IC_BILLER_GUID_FILE).")
  private @Nullable String billerGuid;

  @Option(
      scope = ScopeType.INHERIT,
      names = "--web-service-key",
      paramLabel = "KEY",
      description =
          "The biller's key (or the variable IC_WEB_SERVICE_KEY, or IC_WEB_SERVICE_KEY_FILE for a file that holds it).")
  private @Nullable String webServiceKey;

  @Option(
      scope = ScopeType.INHERIT,
      names = "--soap",
      paramLabel = "1.1|1.2",
      defaultValue = "1.1",
      description = "The SOAP version to call with (default: ${DEFAULT-VALUE}).")
  private String soap = "1.1";

  @Option(
      scope = ScopeType.INHERIT,
      names = "--verbose",
      description = "Show a stack trace when something fails.")
  private boolean verbose;

  Path out() {
    return out.toAbsolutePath().normalize();
  }

  Optional<String> db() {
    return Optional.ofNullable(db);
  }

  Optional<String> dbUser() {
    return Optional.ofNullable(dbUser);
  }

  Optional<Secret> dbPassword() {
    return Optional.ofNullable(orElsewhere(dbPassword, "IC_DB_PASSWORD")).map(Secret::of);
  }

  boolean verbose() {
    return verbose;
  }

  /** The SDK's defaults, the example's own override, then the user's. */
  Profile profile() {
    return profile == null ? usualProfile() : profile(profile);
  }

  /** Whether a file is the user's profile. */
  boolean isProfile(Path file) {
    return profile != null
        && profile.toAbsolutePath().normalize().equals(file.toAbsolutePath().normalize());
  }

  /** As the other, with another file of the user's. */
  Profile profile(Path file) {
    return usualProfile().override(file);
  }

  private static Profile usualProfile() {
    return Profile.defaults().override(ownProfile(), "spectrum-profile.json");
  }

  private static String ownProfile() {
    try (InputStream in = CommonOptions.class.getResourceAsStream(OWN_PROFILE)) {
      if (in == null) {
        throw new IllegalStateException(OWN_PROFILE + " is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Optional<URI> icUrl() {
    if (icUrl == null) {
      return Optional.empty();
    }
    try {
      URI base = URI.create(icUrl.endsWith("/") ? icUrl : icUrl + "/");
      if (base.getScheme() == null || base.getHost() == null) {
        throw usage("--ic-url \"" + icUrl + "\" is no absolute http or https address");
      }
      return Optional.of(base);
    } catch (IllegalArgumentException e) {
      throw usage("--ic-url \"" + icUrl + "\" is no address");
    }
  }

  URI requiredIcUrl() {
    return icUrl().orElseThrow(() -> usage("--ic-url is missing; give InvoiceCloud's address"));
  }

  BillerCredentials credentials() {
    return BillerCredentials.of(
        given(billerGuid, "IC_BILLER_GUID", "--biller-guid"),
        given(webServiceKey, "IC_WEB_SERVICE_KEY", "--web-service-key"));
  }

  private String given(@Nullable String option, String variable, String name) {
    String value = orElsewhere(option, variable);
    if (value == null) {
      throw usage(
          "%s is missing; give it, or set the variable %s, or %s_FILE to a file that holds it"
              .formatted(name, variable, variable));
    }
    return value;
  }

  /** Others on a machine see command lines, and seldom variables or files. */
  private @Nullable String orElsewhere(@Nullable String option, String variable) {
    String value = option == null ? System.getenv(variable) : option;
    if (value != null && !value.isEmpty()) {
      return value;
    }
    String file = System.getenv(variable + "_FILE");
    if (file == null || file.isEmpty()) {
      return null;
    }
    String held;
    try {
      held = Files.readString(Path.of(file)).strip();
    } catch (IOException | InvalidPathException e) {
      throw new CommandFailure(
          "%s_FILE: the file cannot be read (%s)".formatted(variable, e.getClass().getSimpleName()),
          e);
    }
    if (held.isEmpty()) {
      throw new CommandFailure(variable + "_FILE: the file is empty");
    }
    return held;
  }

  SoapVersion soapVersion() {
    return switch (soap) {
      case "1.1" -> SoapVersion.SOAP_1_1;
      case "1.2" -> SoapVersion.SOAP_1_2;
      default -> throw usage("--soap \"" + soap + "\" is neither 1.1 nor 1.2");
    };
  }

  /** Where results go. */
  PrintWriter printer() {
    return commandLine().getOut();
  }

  /** Where progress and skipped lines go. */
  PrintWriter errors() {
    return commandLine().getErr();
  }

  /** Wrong usage, which ends with status 2. */
  CommandLine.ParameterException usage(String message) {
    return new CommandLine.ParameterException(commandLine(), message);
  }

  private CommandLine commandLine() {
    if (spec == null) {
      throw new IllegalStateException("The options were not parsed by a command line");
    }
    return spec.commandLine();
  }
}
