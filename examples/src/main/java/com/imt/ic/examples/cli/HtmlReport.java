package com.imt.ic.examples.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.imt.ic.Money;
import com.imt.ic.reconcile.Difference;
import com.imt.ic.reconcile.PaymentState;
import com.imt.ic.reconcile.Reconciliation;
import com.imt.ic.reconcile.StateTotal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code report.html}: the reconciliation for people, one page that needs no network. Figures and
 * chart stand in the page; the rows of the tables stand in it as JSON, from which its script shows
 * one screenful at a time.
 *
 * <p>Every text of the data is escaped, and a content security policy lets nothing run and load but
 * the page's own script and style, which it names by their hashes.
 */
final class HtmlReport {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(\\w+)\\}\\}");

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private HtmlReport() {}

  /**
   * Writes the page, replacing an earlier one in one step.
   *
   * @param data what to show
   * @param file where to; missing folders are made
   * @throws IOException when the file cannot be written; an earlier one still stands then
   */
  static void write(ReportData data, Path file) throws IOException {
    String template = template();
    List<ReportTable> tables = ReportTables.of(data);
    ReplacedFile.write(
        file,
        out -> {
          // A writer that replaces what UTF-8 cannot hold, such as half a surrogate pair.
          Writer page = new OutputStreamWriter(out, UTF_8);
          fill(template, data, tables, page);
          page.flush();
        });
  }

  /** One pass, so that a text of the data that looks like a placeholder stays as it is. */
  private static void fill(String template, ReportData data, List<ReportTable> tables, Writer page)
      throws IOException {
    Reconciliation reconciliation = data.reconciliation();
    Matcher matcher = PLACEHOLDER.matcher(template);
    int at = 0;
    while (matcher.find()) {
      page.append(template, at, matcher.start());
      at = matcher.end();
      switch (matcher.group(1)) {
        case "policy" -> page.append(policy(template));
        case "billerId" -> page.append(ReportText.escape(data.billerId()));
        case "asOf" -> page.append(reconciliation.asOf().toString());
        case "asOfWords" -> page.append(ReportText.moment(reconciliation.asOf()));
        case "verdict" -> page.append(verdict(reconciliation, data.quarantine().size()));
        case "tiles" -> page.append(tiles(reconciliation));
        case "chart" -> page.append(StateChart.svg(reconciliation));
        case "states" -> page.append(StateChart.table(reconciliation));
        case "data" -> writeJson(tables, page);
        default ->
            throw new IllegalStateException(
                "report-template.html has an unknown placeholder: " + matcher.group());
      }
    }
    page.append(template, at, template.length());
  }

  private static String verdict(Reconciliation reconciliation, int quarantined) {
    List<Difference> differences = reconciliation.differences();
    String waiting = ReportText.count(quarantined, "report row waits", "report rows wait");
    if (differences.isEmpty() && quarantined == 0) {
      return verdict("good", "Everything fits to the cent.", "");
    }
    if (differences.isEmpty()) {
      return verdict("bad", "No differences, but " + waiting + " in quarantine", ".");
    }
    return verdict(
        "bad",
        ReportText.count(differences.size(), "difference needs a look", "differences need a look"),
        (differences.size() == 1 ? ", " : ", the oldest ")
            + ReportText.age(differences.get(0).age())
            + " old."
            + (quarantined == 0 ? "" : " " + waiting + " in quarantine."));
  }

  private static String verdict(String style, String strong, String rest) {
    return "<p class=\"verdict " + style + "\"><strong>" + strong + "</strong>" + rest + "</p>";
  }

  private static String tiles(Reconciliation reconciliation) {
    int differences = reconciliation.differences().size();
    StringBuilder tiles = new StringBuilder(1024);
    moneyTile(
        tiles, "Posted", reconciliation.posted().amount(), reconciliation.posted().count(), "");
    stateTile(tiles, "Settled", "good", reconciliation, PaymentState.SETTLED);
    stateTile(
        tiles,
        "Awaiting",
        "",
        reconciliation,
        PaymentState.AWAITING_REPORT,
        PaymentState.AWAITING_SETTLEMENT);
    stateTile(tiles, "Returned", "", reconciliation, PaymentState.RETURNED);
    stateTile(
        tiles,
        "Taken back",
        "",
        reconciliation,
        PaymentState.PARTLY_TAKEN_BACK,
        PaymentState.TAKEN_BACK);
    stateTile(tiles, "Declined", "", reconciliation, PaymentState.DECLINED);
    tile(
        tiles,
        "Differences",
        ReportText.count(differences),
        differences == 0 ? "nothing to do" : "see the table below",
        differences == 0 ? "good" : "bad");
    return tiles.toString();
  }

  /** The money of some states together. */
  private static void stateTile(
      StringBuilder tiles,
      String name,
      String style,
      Reconciliation reconciliation,
      PaymentState... states) {
    Money amount = Money.ZERO;
    long count = 0;
    for (PaymentState state : states) {
      StateTotal total = reconciliation.total(state);
      amount = amount.plus(total.amount());
      count += total.count();
    }
    moneyTile(tiles, name, amount, count, style);
  }

  private static void moneyTile(
      StringBuilder tiles, String name, Money amount, long count, String style) {
    tile(
        tiles,
        name,
        ReportText.dollars(amount),
        ReportText.count(count, "payment", "payments"),
        style);
  }

  private static void tile(
      StringBuilder tiles, String name, String value, String note, String style) {
    tiles
        .append("<div class=\"tile ")
        .append(style)
        .append("\"><dt>")
        .append(name)
        .append("</dt><dd><span class=\"value\">")
        .append(value)
        .append("</span><span class=\"note\">")
        .append(note)
        .append("</span></dd></div>\n");
  }

  private static void writeJson(List<ReportTable> tables, Writer page) throws IOException {
    try (JsonGenerator json = JSON.createGenerator(page)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.setCharacterEscapes(new HtmlSafeEscapes());
      json.writePOJO(tables);
    }
  }

  /** Only the page's own script and style, by their hashes; nothing is loaded from anywhere. */
  private static String policy(String template) {
    return "default-src 'none'; base-uri 'none'; form-action 'none'; script-src '"
        + hash(template, "<script>", "</script>")
        + "'; style-src '"
        + hash(template, "<style>", "</style>")
        + "'";
  }

  private static String hash(String template, String start, String end) {
    int from = template.indexOf(start) + start.length();
    String content = template.substring(from, template.indexOf(end, from));
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  private static String template() throws IOException {
    try (InputStream in = HtmlReport.class.getResourceAsStream("report-template.html")) {
      if (in == null) {
        throw new IllegalStateException("report-template.html is missing in the example's jar");
      }
      // A browser hashes script and style with line feeds, whatever the checkout made of them.
      return new String(in.readAllBytes(), UTF_8).replace("\r\n", "\n");
    }
  }
}
