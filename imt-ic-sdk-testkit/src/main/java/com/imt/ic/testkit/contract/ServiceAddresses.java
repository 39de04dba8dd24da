package com.imt.ic.testkit.contract;

import com.imt.ic.profile.Profile;
import java.net.URI;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where InvoiceCloud's services are: the folder of most of them, and those that are elsewhere. An
 * address that is not https is taken for nothing but its file: credentials do not go there.
 *
 * @param folder the folder of most; the profile's where no WSDL says one
 */
record ServiceAddresses(URI folder) {

  static ServiceAddresses of(Profile profile, Collection<OperationMatch> matches) {
    Map<String, Integer> folders = new HashMap<>();
    for (OperationMatch match : matches) {
      address(match).ifPresent(address -> folders.merge(folder(address), 1, Integer::sum));
    }
    return new ServiceAddresses(
        folders.entrySet().stream()
            .filter(entry -> 2 * entry.getValue() > matches.size())
            .map(entry -> URI.create(entry.getKey()))
            .findFirst()
            .orElse(profile.baseAddress()));
  }

  private static Optional<String> address(OperationMatch match) {
    return match.wsdl().addresses.stream().filter(each -> each.startsWith("https://")).findFirst();
  }

  private static String folder(String address) {
    return address.substring(0, address.lastIndexOf('/') + 1);
  }

  /** A service's own address, where it is not the folder's and its name's. */
  Optional<String> own(OperationMatch match) {
    String file = match.service() + ".asmx";
    Optional<String> known = match.spec().address();
    return address(match)
        .filter(address -> !address.equalsIgnoreCase(folder.resolve(file).toString()))
        .filter(address -> !known.equals(Optional.of(address)));
  }
}
