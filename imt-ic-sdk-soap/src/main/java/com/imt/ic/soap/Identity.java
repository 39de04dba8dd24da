package com.imt.ic.soap;

import com.imt.ic.Secret;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How one request shows whom it comes from. Immutable and thread-safe.
 *
 * @param authorization HTTP's header, or null for none
 * @param expired words that say that the token is old; null where the request sends none
 * @param isLogin whether the request is the login's own, which asks for nothing else
 */
record Identity(@Nullable Secret authorization, @Nullable Pattern expired, boolean isLogin) {

  /** Whether a text says that the token is old. */
  boolean isExpired(String text) {
    return expired != null && expired.matcher(text).find();
  }
}
