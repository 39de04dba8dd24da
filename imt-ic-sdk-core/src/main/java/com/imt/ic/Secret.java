package com.imt.ic;

import com.imt.ic.internal.text.KnownSecrets;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Objects;

/**
 * A text that must not be shown: {@code toString} gives {@code ***}, and comparison takes the same
 * time wherever two secrets differ. While it is in use, {@link Redaction} hides it in every text of
 * others, so keep the secret itself and not only its text.
 *
 * <p>Immutable and thread-safe; not serializable.
 */
public final class Secret {

  private final String value;

  private Secret(String value) {
    this.value = value;
  }

  /** {@return a secret of that text; an empty one throws {@link IllegalArgumentException}} */
  public static Secret of(String value) {
    Objects.requireNonNull(value, "value");
    if (value.isEmpty()) {
      throw new IllegalArgumentException("A secret is empty; give at least 1 character");
    }
    Secret secret = new Secret(value);
    KnownSecrets.add(secret, value);
    return secret;
  }

  /** The text itself; hand it to what needs it and to nothing that writes. */
  public String reveal() {
    return value;
  }

  /** {@return whether it is that text, in time that does not depend on where they differ} */
  public boolean matches(String candidate) {
    return MessageDigest.isEqual(
        value.getBytes(StandardCharsets.UTF_8), candidate.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public boolean equals(@org.jspecify.annotations.Nullable Object other) {
    return other instanceof Secret secret && matches(secret.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return "***";
  }
}
