package com.imt.ic.profile;

import com.imt.ic.AccountNumber;
import com.imt.ic.BillerId;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.billimage.BillImageName;
import com.imt.ic.internal.profile.InUse;
import com.imt.ic.internal.profile.InUse.AccountNumbers;
import com.imt.ic.internal.profile.InUse.BatchClosure;
import com.imt.ic.internal.profile.InUse.Closure;
import com.imt.ic.internal.profile.PayNow;
import com.imt.ic.internal.profile.ProfileSection;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what a biller has in use, and notes what the integration page does not allow, in its words.
 * Confined to the time of loading.
 */
final class InUseReader {

  private static final String SCHEDULE = "Email Notification Schedule";
  private static final String IVR = "IVR";
  private static final String AGENT_CONNECT = "AgentConnect";

  private final Capabilities page;
  private final ProfileSection root;

  private InUseReader(Capabilities page, ProfileSection root) {
    this.page = page;
    this.root = root;
  }

  /**
   * Reads the sections {@code products}, {@code features}, {@code equipment}, {@code batchClosure},
   * {@code notificationDates}, {@code ivr}, {@code billImages} and {@code agentConnect}, noting
   * their faults.
   *
   * @param root the profile
   * @param biller its section of that name, of which somebody else reads the rest
   */
  static InUse read(ProfileSection root, ProfileSection biller) {
    return new InUseReader(Capabilities.ofIntegrationPage(), root).read(biller);
  }

  private InUse read(ProfileSection biller) {
    Optional<Set<String>> products = PageRows.read(page, "products", root);
    Optional<Set<String>> features = PageRows.read(page, "features", root);
    PageRows.read(page, "equipment", root);
    biller
        .optionalText("bid")
        .filter(bid -> root.has("billImages"))
        .ifPresent(bid -> checkFileName(bid, biller));
    InUse inUse =
        new InUse(
            products,
            features,
            biller.choice("accountNumbers", AccountNumbers.class),
            Set.copyOf(biller.convertedAll("holidays", LocalDate::parse)),
            root.optionalSection("batchClosure").map(this::batchClosure).orElse(BatchClosure.AUTO),
            root.integer("notificationDates"),
            root.section("ivr").flag("alphanumericSearch"),
            root.optionalSection("agentConnect").flatMap(this::payNow));
    check(inUse, biller);
    return inUse;
  }

  private BatchClosure batchClosure(ProfileSection section) {
    Closure kind = section.choice("kind", Closure.class).orElse(Closure.AUTO);
    Optional<LocalTime> at = section.converted("at", LocalTime::parse);
    if (kind == Closure.CUSTOM && !section.has("at")) {
      section.problem("at", "is missing, and the batch closes at the biller's time; write 17:00");
    }
    if (kind == Closure.AUTO && section.has("at")) {
      section.problem(
          "at",
          "is there, and InvoiceCloud closes the batch by itself; take it away, or kind is CUSTOM");
    }
    return kind == Closure.AUTO ? BatchClosure.AUTO : new BatchClosure(at);
  }

  private static void checkFileName(String bid, ProfileSection biller) {
    try {
      BillImageName.of(BillerId.of(bid), AccountNumber.of("1"), InvoiceNumber.of("1"));
    } catch (IllegalArgumentException e) {
      biller.problem("bid", "does not fit $.billImages: " + e.getMessage());
    }
  }

  private Optional<PayNow> payNow(ProfileSection section) {
    Optional<PayNow> payNow = section.converted("payNow", PayNow::parse);
    List<String> hosts = section.convertedAll("hosts", PayNow::allowedHost);
    if (section.has("hosts")
        && payNow.filter(template -> !hosts.contains(template.host())).isPresent()) {
      section.problem(
          "payNow",
          "leads to %s, which is none of $.agentConnect.hosts %s; correct one of the two"
              .formatted(payNow.get().host(), hosts));
    }
    return payNow;
  }

  private void check(InUse inUse, ProfileSection biller) {
    if (inUse.isIvrNumericOnly()
        && inUse.accountNumbers().filter(AccountNumbers.ALPHANUMERIC::equals).isPresent()) {
      root.problem(
          "ivr.alphanumericSearch",
          "is not true, the biller's account numbers are ALPHANUMERIC, and IVR is in use (integration page, %s: %s); have InvoiceCloud turn it on, and write true"
              .formatted(IVR, note(IVR)));
    }
    if (inUse.hasFeature(SCHEDULE) && inUse.notificationDates().filter(n -> n == 0).isPresent()) {
      root.problem(
          "notificationDates",
          "is 0, and \"%s\" is in use (integration page: %s); write 1 to 3, or take the feature away"
              .formatted(SCHEDULE, note(SCHEDULE)));
    }
    if (root.has("agentConnect") && !inUse.hasAgentConnect()) {
      root.problem(
          "agentConnect",
          "is there, and \"%s\" is not among $.products (integration page: %s); name it there"
              .formatted(AGENT_CONNECT, note(AGENT_CONNECT)));
    }
    if (inUse.payNow().filter(PayNow::holdsBid).isPresent()) {
      checkBid(inUse.payNow().get(), biller);
    }
  }

  private static void checkBid(PayNow payNow, ProfileSection biller) {
    if (!biller.has("bid")) {
      biller.problem("bid", "is missing; $.agentConnect.payNow sends {bid}");
      return;
    }
    try {
      Optional<BillerId> bid = biller.optionalText("bid").map(BillerId::of);
      payNow.link(bid, AccountNumber.of("1"), InvoiceNumber.of("1"));
    } catch (IllegalArgumentException e) {
      biller.problem("bid", "cannot stand in $.agentConnect.payNow: " + e.getMessage());
    }
  }

  private String note(String row) {
    return page.require(row).note();
  }
}
