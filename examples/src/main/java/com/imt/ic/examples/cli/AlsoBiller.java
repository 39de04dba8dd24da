package com.imt.ic.examples.cli;

import com.imt.ic.BillerCredentials;
import com.imt.ic.BillerId;
import com.imt.ic.profile.Profile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Another biller that {@code host} serves.
 *
 * @param profile names the biller
 * @param credentials from the variable {@code IC_CREDENTIALS_<BID>}, as {@code GUID:KEY}
 */
record AlsoBiller(Profile profile, BillerCredentials credentials) {

  /**
   * The billers of {@code --also}.
   *
   * @param first the biller of {@code --profile}
   * @param files their profiles
   * @param environment a variable's value, or null where it is not set
   */
  static List<AlsoBiller> of(
      BillerId first,
      List<Path> files,
      CommonOptions options,
      UnaryOperator<@Nullable String> environment) {
    Set<BillerId> known = new HashSet<>(Set.of(first));
    List<AlsoBiller> billers = new ArrayList<>();
    for (Path file : files) {
      Profile profile = options.profile(file);
      BillerId biller = profile.billerId().orElse(first);
      if (!known.add(biller)) {
        throw options.usage(
            "--also %s: is of biller %s, which is served already; give $.biller.bid of another"
                .formatted(file, biller));
      }
      billers.add(new AlsoBiller(profile, credentials(biller, options, environment)));
    }
    return billers;
  }

  /** No message shows the value, nor a part of it. */
  private static BillerCredentials credentials(
      BillerId biller, CommonOptions options, UnaryOperator<@Nullable String> environment) {
    String variable = "IC_CREDENTIALS_" + biller;
    String value = environment.apply(variable);
    if (value == null || value.isEmpty()) {
      throw options.usage(
          "The variable %s is not set; set it to biller %s's GUID:KEY".formatted(variable, biller));
    }
    int colon = value.indexOf(':');
    if (colon < 1 || colon == value.length() - 1) {
      throw options.usage(
          "The variable %s is no GUID:KEY; set it to biller %s's BillerGUID, a colon, and its WebServiceKey"
              .formatted(variable, biller));
    }
    return BillerCredentials.of(value.substring(0, colon), value.substring(colon + 1));
  }
}
