package com.imt.ic.testkit.contract;

import com.imt.ic.profile.Profile;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;

/** One of the invented vendors, whose WSDLs and recorded answers stand among the resources. */
record Dialect(Path folder) {

  static Dialect of(String name) {
    try {
      return new Dialect(
          Path.of(Objects.requireNonNull(Dialect.class.getResource(name + "/wsdl")).toURI())
              .getParent());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  Path wsdl() {
    return folder.resolve("wsdl");
  }

  Path samples() {
    return folder.resolve("samples");
  }

  ContractProposal proposal() {
    return ContractCheck.of(Profile.defaults()).propose(wsdl(), samples());
  }
}
