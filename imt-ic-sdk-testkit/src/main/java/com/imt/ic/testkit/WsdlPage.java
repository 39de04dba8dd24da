package com.imt.ic.testkit;

import com.imt.ic.internal.profile.OperationSpec;
import com.imt.ic.profile.Profile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A service's WSDL as ASP.NET serves it at {@code ?wsdl}: the default contract's, with the served
 * address and the names that the profile overrides.
 */
final class WsdlPage {

  private static final Pattern LOCATION = Pattern.compile("(:address location=\")[^\"]*\"");

  private WsdlPage() {}

  /** The WSDL of the service of an operation; empty where the testkit has none of that service. */
  static Optional<String> of(OperationSpec spec, String address) throws IOException {
    OperationSpec original = Profile.defaults().operation(spec.id());
    String resource = "wsdl/" + original.service() + ".wsdl";
    try (InputStream in = WsdlPage.class.getResourceAsStream(resource)) {
      if (in == null) {
        return Optional.empty();
      }
      String wsdl = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      wsdl =
          LOCATION
              .matcher(wsdl)
              .replaceAll(match -> Matcher.quoteReplacement(match.group(1) + address + "\""));
      wsdl = wsdl.replace(original.soapAction() + "\"", spec.soapAction() + "\"");
      wsdl = wsdl.replace("\"" + original.namespace() + "\"", "\"" + spec.namespace() + "\"");
      wsdl = renamed(wsdl, original.service(), spec.service());
      wsdl = renamed(wsdl, original.operation(), spec.operation());
      for (String parameter : original.request().parameters().keySet()) {
        String name = original.request().parameters().get(parameter).element();
        wsdl =
            renamed(
                wsdl,
                name,
                spec.request()
                    .parameters()
                    .getOrDefault(parameter, original.request().parameters().get(parameter))
                    .element());
      }
      return Optional.of(wsdl);
    }
  }

  /** Renames where a name stands alone or before one of ASMX's own endings. */
  private static String renamed(String wsdl, String from, String to) {
    return from.equals(to)
        ? wsdl
        : Pattern.compile("([\":])" + Pattern.quote(from) + "(?=\"|Response\"|Result\"|Soap)")
            .matcher(wsdl)
            .replaceAll(match -> Matcher.quoteReplacement(match.group(1) + to));
  }
}
