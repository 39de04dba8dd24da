package com.imt.ic.bif;

import com.imt.ic.BillerId;
import com.imt.ic.Redaction;
import com.imt.ic.bif.internal.Column;
import com.imt.ic.bif.internal.TextFormat;
import com.imt.ic.internal.profile.ProfileSection;
import com.imt.ic.profile.Capabilities;
import com.imt.ic.profile.Capabilities.Capability;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Holds a layout to the rest of its profile, and to what the integration page says of invoice
 * files: the BID must fit in, what is in use must have its columns, and what the page does not
 * support must have none. Confined to the time of loading.
 */
final class LayoutCheck {

  private static final String SCHEDULE = "Email Notification Schedule";

  private static final List<BifField> NOTIFICATIONS =
      List.of(
          BifField.FIRST_NOTIFY_REQUESTED_DATE,
          BifField.SECOND_NOTIFY_REQUESTED_DATE,
          BifField.THIRD_NOTIFY_REQUESTED_DATE);

  private final Capabilities page;
  private final ProfileSection root;
  private final BifLayout layout;

  private LayoutCheck(Capabilities page, ProfileSection root, BifLayout layout) {
    this.page = page;
    this.root = root;
    this.layout = layout;
  }

  /**
   * Notes every fault.
   *
   * @param root the whole profile
   * @param layout what its section {@code bif} says
   */
  static void check(ProfileSection root, BifLayout layout) {
    LayoutCheck check = new LayoutCheck(Capabilities.ofIntegrationPage(), root, layout);
    root.optionalSection("biller")
        .flatMap(biller -> biller.optionalText("bid"))
        .ifPresent(check::checkBid);
    Optional<Integer> dates = root.integer("notificationDates");
    check.checkNotifications(dates);
    check.checkFeatures(dates.isPresent());
    check.checkNames();
  }

  private void checkBid(String bid) {
    TextFormat text = layout.format().text();
    Character quote = text.quote();
    TextRule.Fault fault = new TextRule(text).check(bid);
    if (bid.indexOf(text.delimiter()) >= 0) {
      bidProblem(bid, "holds the delimiter of $.bif; a BID stands in every row of a file", "them");
    } else if (quote != null && bid.indexOf(quote) >= 0) {
      bidProblem(bid, "holds the quote of $.bif; a BID stands in every row of a file", "them");
    } else if (fault != null) {
      bidProblem(bid, fault.found() + "; " + fault.expected(), "the BID and $.bif");
    }
    layout
        .column(BifField.BID)
        .filter(column -> column.isLimited() && bid.length() > column.maxLength())
        .ifPresent(
            column ->
                bidProblem(
                    bid,
                    "is longer than column %s of $.bif may be (%s)"
                        .formatted(Redaction.shorten(column.name()), column.maxLength()),
                    "them"));
    try {
      layout.fileName(BillerId.of(bid), Instant.EPOCH);
    } catch (IllegalArgumentException e) {
      bidProblem(
          bid, "cannot stand in a file name, where $.bif.fileName has {bid}", "the two settings");
    }
  }

  private void bidProblem(String bid, String problem, String which) {
    root.problem(
        "biller.bid",
        "\"%s\" %s; correct one of %s".formatted(Redaction.shorten(bid), problem, which));
  }

  private void checkNotifications(Optional<Integer> dates) {
    for (int i = 0; i < NOTIFICATIONS.size(); i++) {
      BifField field = NOTIFICATIONS.get(i);
      Optional<Column> column = layout.column(field);
      int asked = dates.orElse(i + 1);
      if (column.isPresent() && i >= asked) {
        columnProblem(
            column.get(),
            "carries %s, and $.notificationDates is %s (%s); take the column away, or write %s"
                .formatted(field.id(), asked, words(), i + 1));
      } else if (column.isPresent() && i > 0 && !layout.has(NOTIFICATIONS.get(i - 1))) {
        columnProblem(
            column.get(),
            "carries %s, and no column carries %s (%s); add that one, or take this one away"
                .formatted(field.id(), NOTIFICATIONS.get(i - 1).id(), words()));
      } else if (column.isEmpty() && dates.isPresent() && i < asked) {
        root.problem(
            "notificationDates",
            "is %s, and no column of $.bif carries %s (%s); add the column, or write %s"
                .formatted(asked, field.id(), words(), i));
      }
    }
  }

  private String words() {
    return "integration page, %s: %s".formatted(SCHEDULE, page.require(SCHEDULE).note());
  }

  private void checkFeatures(boolean isScheduleChecked) {
    List<String> features = root.texts("features");
    for (int i = 0; i < features.size(); i++) {
      Capability row = page.find(features.get(i)).orElse(null);
      if (row != null && !(isScheduleChecked && row.name().equals(SCHEDULE))) {
        for (String column : row.bif()) {
          checkFeature(row, column, "features[" + i + "]");
        }
      }
    }
  }

  private void checkFeature(Capability row, String column, String place) {
    if (Stream.of(BifField.values())
        .noneMatch(field -> field.id().equalsIgnoreCase(column) && layout.has(field))) {
      root.problem(
          place,
          "\"%s\" is in use, and no column of $.bif carries %s (integration page, %s); add the column, or take the feature away"
              .formatted(row.name(), column, row.group()));
    }
  }

  private void checkNames() {
    for (Column column : layout.format().columns()) {
      if (column.place() == Column.NO_PLACE) {
        Stream.of(column.name(), column.own())
            .flatMap(name -> RefusedColumns.refusal(name).stream())
            .findFirst()
            .ifPresent(refusal -> columnProblem(column, refusal));
      }
    }
  }

  private void columnProblem(Column column, String problem) {
    root.problem("bif.columns." + column.name(), problem);
  }
}
