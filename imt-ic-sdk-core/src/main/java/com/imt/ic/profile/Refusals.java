package com.imt.ic.profile;

import com.imt.ic.UnsupportedCapabilityException;
import com.imt.ic.internal.profile.ProfileSection;
import java.util.List;
import java.util.Optional;

/**
 * Refuses what the integration page does not support where somebody looks for it in a profile, in
 * the page's words. Immutable; confined to the time of loading.
 *
 * @param page the page
 */
record Refusals(Capabilities page) {

  /** {@return the words that refuse a setting of that name; empty where it is just unknown} */
  Optional<String> ofSetting(String name) {
    return page.find(name)
        .flatMap(row -> row.refusal().map(refusal -> PageRows.refused(refusal, row)));
  }

  /** Throws where the page refuses what is called so. */
  void require(String name) {
    page.find(name)
        .flatMap(Capabilities.Capability::refusal)
        .ifPresent(
            refusal -> {
              throw new UnsupportedCapabilityException(refusal);
            });
  }

  /** Notes products, and sources of payments called like them, that the page does not support. */
  void noteSources(ProfileSection posting) {
    ProfileSection products = posting.section("products");
    for (String product : products.names()) {
      if (page.find(product).isEmpty()) {
        products.problem(
            product, "is no product of the integration page; write one as the page names it");
      }
      ofSetting(product).ifPresent(words -> products.problem(product, words));
      List<String> sources = products.texts(product);
      for (int i = 0; i < sources.size(); i++) {
        String place = product + "[" + i + "]";
        ofSource(sources.get(i)).ifPresent(words -> products.problem(place, words));
      }
    }
  }

  /** By the row's own name alone: "POS" may be what some supported product is called in reports. */
  private Optional<String> ofSource(String source) {
    return page.find(source)
        .filter(row -> row.isNamed(source))
        .flatMap(row -> row.refusal().map(refusal -> PageRows.refused(refusal, row)));
  }
}
