package com.imt.ic.internal.profile;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What InvoiceCloud's facts mean for the books where its contract leaves that open. Immutable and
 * thread-safe.
 *
 * @param cart when a further invoice of a known payment is money of its own
 * @param chargebacks who takes a payment back for which a settled line takes it back
 * @param representments who posts anew what was taken back and settles once more
 * @param unclearReturns who reverses a payment for a return whose code is none that NACHA's list
 *     holds, or stands among other text
 * @param findReturnsBy the fields that a return and its payment have alike, by which it is found
 * @param sources the product of each source of payments, by its name without case and spaces
 * @param unposted products for which the page says that no payment is posted
 */
public record PostingSpec(
    Cart cart,
    Decider chargebacks,
    Decider representments,
    Decider unclearReturns,
    List<ReturnField> findReturnsBy,
    Map<String, String> sources,
    List<String> unposted) {

  /** When one payment may pay several invoices. */
  public enum Cart {
    /** Never: the payment's GUID is its whole identity, and another invoice is a conflict. */
    NEVER,
    /** Where both invoices stand in one answer or one push. */
    ONE_ANSWER,
    /** Always: payment and invoice together are the identity. */
    ALWAYS
  }

  /** Who decides. */
  public enum Decider {
    /** A person does, at the desk. */
    PEOPLE,
    /** The ledger is asked at once. */
    LEDGER
  }

  public PostingSpec {
    Objects.requireNonNull(cart, "cart");
    Objects.requireNonNull(chargebacks, "chargebacks");
    Objects.requireNonNull(representments, "representments");
    Objects.requireNonNull(unclearReturns, "unclearReturns");
    findReturnsBy = List.copyOf(findReturnsBy);
    sources = Map.copyOf(sources);
    unposted = List.copyOf(unposted);
  }

  /**
   * Reads the section, noting its faults.
   *
   * @param payments what answers the report of payments; empty where the profile lacks it
   * @param returns the same of returns
   */
  public static PostingSpec read(
      ProfileSection section, Optional<OperationSpec> payments, Optional<OperationSpec> returns) {
    Cart cart = section.choice("cart", Cart.class).orElse(Cart.ONE_ANSWER);
    Decider chargebacks = section.choice("chargebacks", Decider.class).orElse(Decider.PEOPLE);
    Decider representments = section.choice("representments", Decider.class).orElse(Decider.PEOPLE);
    Decider unclear = section.choice("unclearReturns", Decider.class).orElse(Decider.PEOPLE);
    List<ReturnField> by = ReturnField.read(section, "findReturnsBy", payments, returns);
    ProfileSection products = section.section("products");
    Map<String, String> sources = new LinkedHashMap<>();
    for (String product : products.names()) {
      for (String source : products.texts(product)) {
        String other = sources.put(plain(source), product);
        if (other != null && !other.equals(product)) {
          products.problem(product, "has the source \"" + source + "\" of " + other + " too");
        }
      }
    }
    List<String> unposted = section.texts("unposted");
    for (String product : unposted) {
      if (!products.names().contains(product)) {
        section.problem(
            "unposted", "names \"" + product + "\", which is none of $.posting.products");
      }
    }
    return new PostingSpec(
        cart, chargebacks, representments, unclear, by, new HashMap<>(sources), unposted);
  }

  /** Whether payments of that source are posted; those of an unknown one are. */
  public boolean isPosted(String source) {
    String product = sources.get(plain(source));
    return product == null || !unposted.contains(product);
  }

  /** Whether some product has payments of that source. */
  public boolean isKnown(String source) {
    return sources.containsKey(plain(source));
  }

  private static String plain(String source) {
    return source.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
  }
}
