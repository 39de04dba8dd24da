package com.imt.ic.soap;

import com.imt.ic.Secret;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How one request shows whom it comes from, and what of that may not be shown. Immutable and
 * thread-safe.
 *
 * @param authorization HTTP's header, or null for none
 * @param expired words that say that the token is old; null where the request sends none
 * @param isLogin whether the request is the login's own, which asks for nothing else
 * @param secrets what no text of others may show
 */
record Identity(
    @Nullable Secret authorization,
    @Nullable Pattern expired,
    boolean isLogin,
    List<Secret> secrets) {

  private static final int SHORT = 8;

  static List<Secret> secrets(@Nullable Secret... secrets) {
    return Arrays.stream(secrets).filter(Objects::nonNull).toList();
  }

  /** Whether a text says that the token is old. */
  boolean isExpired(String text) {
    return expired != null && expired.matcher(text).find();
  }

  /** A text of others, without the secrets that it may repeat. */
  String masked(String text) {
    String masked = text;
    for (Secret secret : secrets) {
      String shown = secret.reveal();
      if (masked.contains(shown)) {
        // A short one may be a part of any word.
        String quoted = Pattern.quote(shown);
        masked =
            shown.length() < SHORT
                ? masked.replaceAll("(?<![\\p{L}\\p{N}])" + quoted + "(?![\\p{L}\\p{N}])", "***")
                : masked.replace(shown, "***");
      }
    }
    return masked;
  }
}
