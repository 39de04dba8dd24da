package com.imt.ic.profile;

import com.imt.ic.AccountNumber;
import com.imt.ic.BillerId;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Redaction;
import com.imt.ic.billimage.BillImageName;
import com.imt.ic.internal.profile.InUse;
import com.imt.ic.internal.profile.InUse.AccountNumbers;
import com.imt.ic.internal.profile.InUse.BatchClosure;
import com.imt.ic.internal.profile.InUse.Closure;
import com.imt.ic.internal.profile.PayNow;
import com.imt.ic.internal.profile.ProfileSection;
import com.imt.ic.profile.Capabilities.Capability;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads what a biller has in use, and notes what the integration page does not allow, in its words.
 * Confined to the time of loading.
 */
final class InUseReader {

  private static final String SCHEDULE = "Email Notification Schedule";
  private static final String EXTRACTION = "Bill Images - PDF Extraction (link by file name)";
  private static final String FILE_NAME = "FILE_NAME";
  private static final String IVR = "IVR";
  private static final String AGENT_CONNECT = "AgentConnect";
  private static final int MOST_NOTIFICATIONS = 3;
  private static final Pattern TIME = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d");

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
    readBillImages(biller);
    InUse inUse =
        new InUse(
            products,
            features,
            biller.choice("accountNumbers", AccountNumbers.class),
            Set.copyOf(biller.convertedAll("holidays", LocalDate::parse)),
            root.optionalSection("batchClosure").map(this::batchClosure).orElse(BatchClosure.AUTO),
            notificationDates(),
            root.optionalSection("ivr").filter(InUseReader::alphanumericSearch).isPresent(),
            root.optionalSection("agentConnect").flatMap(this::payNow));
    check(inUse, biller);
    return inUse;
  }

  private BatchClosure batchClosure(ProfileSection section) {
    Closure kind = section.choice("kind", Closure.class).orElse(Closure.AUTO);
    Optional<LocalTime> at = section.converted("at", InUseReader::time);
    if (kind == Closure.CUSTOM && !section.has("at")) {
      section.problem("at", "is missing, and the batch closes at the biller's time; write 17:00");
    }
    if (kind == Closure.AUTO && section.has("at")) {
      section.problem(
          "at",
          "is there, and InvoiceCloud closes the batch by itself; take it away, or kind is CUSTOM");
    }
    section.end();
    return kind == Closure.AUTO ? BatchClosure.AUTO : new BatchClosure(at);
  }

  private static LocalTime time(String text) {
    if (!TIME.matcher(text).matches()) {
      throw new IllegalArgumentException("is no time of a day; write one as 17:00");
    }
    return LocalTime.parse(text);
  }

  private Optional<Integer> notificationDates() {
    Optional<Integer> dates = root.integer("notificationDates", 0);
    if (dates.filter(number -> number > MOST_NOTIFICATIONS).isPresent()) {
      root.problem(
          "notificationDates",
          "is %s; there are at most %s (integration page, %s: %s)"
              .formatted(dates.get(), MOST_NOTIFICATIONS, SCHEDULE, note(SCHEDULE)));
      return Optional.empty();
    }
    return dates;
  }

  private static boolean alphanumericSearch(ProfileSection section) {
    boolean turnedOn = section.flag("alphanumericSearch", false);
    section.end();
    return turnedOn;
  }

  private void readBillImages(ProfileSection biller) {
    Optional<ProfileSection> optional = root.optionalSection("billImages");
    if (optional.isEmpty()) {
      return;
    }
    ProfileSection section = optional.get();
    Optional<String> link = section.optionalText("link").filter(text -> !text.equals(FILE_NAME));
    if (link.isPresent()) {
      Optional<Capability> row = page.find(link.get()).filter(found -> !found.isSupported());
      section.problem(
          "link",
          row.flatMap(Capability::refusal)
              .map(refusal -> refusal + " That is " + FILE_NAME + ".")
              .orElse(
                  "\"%s\" is no way to a bill image; write %s, which is \"%s\" (integration page: %s)"
                      .formatted(
                          Redaction.shorten(link.get()), FILE_NAME, EXTRACTION, note(EXTRACTION))));
    }
    section.end();
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
    if (!section.has("payNow")) {
      section.problem("payNow", "is missing; give the address that InvoiceCloud told");
    }
    if (!section.has("hosts")) {
      section.problem("hosts", "is missing; name the host that Pay Now may lead to");
    } else if (payNow.filter(template -> !hosts.contains(template.host())).isPresent()) {
      section.problem(
          "payNow",
          "leads to %s, which is none of $.agentConnect.hosts %s; correct one of the two"
              .formatted(payNow.get().host(), hosts));
    }
    section.end();
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
