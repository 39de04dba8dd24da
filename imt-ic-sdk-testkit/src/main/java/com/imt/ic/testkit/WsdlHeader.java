package com.imt.ic.testkit;

import com.imt.ic.internal.profile.OperationSpec;
import com.imt.ic.internal.profile.ParameterSpec;
import com.imt.ic.internal.profile.RequestValue;
import com.imt.ic.internal.profile.SessionSpec;
import com.imt.ic.profile.Profile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The header of an operation's requests, as a WSDL shows it.
 *
 * @param foreign its namespace, where that is not the operation's; else empty
 */
record WsdlHeader(String element, String foreign, Collection<ParameterSpec> parameters) {

  /** One, or none where the operation's requests have no header. */
  static List<WsdlHeader> of(Profile profile, OperationSpec operation) {
    SessionSpec session = profile.session();
    boolean isLogin =
        session.login().filter(login -> login.operation().equals(operation)).isPresent();
    return session.header().stream()
        .filter(header -> !isLogin || !header.sends(RequestValue.TOKEN))
        .map(
            header ->
                new WsdlHeader(
                    header.element(),
                    header
                        .namespace()
                        .filter(namespace -> !namespace.equals(operation.namespace()))
                        .orElse(""),
                    header.parameters().values()))
        .toList();
  }

  String qualified() {
    return (foreign.isEmpty() ? "tns:" : "h:") + element;
  }

  /** Begins an element in which {@link #qualified} has a meaning. */
  void start(DotNetXml xml, String name, String... attributes) throws IOException {
    List<String> all = new ArrayList<>(List.of(attributes));
    if (!foreign.isEmpty()) {
      all.addAll(List.of("xmlns:h", foreign));
    }
    xml.start(name, all.toArray(new String[0]));
  }
}
