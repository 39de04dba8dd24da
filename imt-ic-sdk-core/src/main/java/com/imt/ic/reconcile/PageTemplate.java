package com.imt.ic.reconcile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page's frame, with its own style and script and a policy that allows these two alone. */
final class PageTemplate {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(\\w+)}}");

  private PageTemplate() {}

  /** Writes what stands at a place of the template. */
  @FunctionalInterface
  interface Filler {
    void fill(String name, Writer page) throws IOException;
  }

  /** Writes the template; what is filled in is never looked at for places again. */
  static void write(Filler filler, Writer page) throws IOException {
    String template = resource("page.html");
    String style = resource("page.css");
    String script = resource("page.js");
    Matcher matcher = PLACEHOLDER.matcher(template);
    int at = 0;
    while (matcher.find()) {
      page.append(template, at, matcher.start());
      at = matcher.end();
      switch (matcher.group(1)) {
        case "style" -> page.append(style);
        case "script" -> page.append(script);
        case "policy" ->
            page.append(
                "default-src 'none'; base-uri 'none'; form-action 'none'; script-src '%s'; style-src '%s'"
                    .formatted(hash(script), hash(style)));
        default -> filler.fill(matcher.group(1), page);
      }
    }
    page.append(template, at, template.length());
  }

  private static String hash(String content) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = PageTemplate.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing in the SDK's jar");
      }
      // A browser hashes script and style with line feeds, whatever the checkout made of them.
      return new String(in.readAllBytes(), UTF_8).replace("\r\n", "\n");
    }
  }
}
