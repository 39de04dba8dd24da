package com.imt.ic.soap;

import com.imt.ic.CallFailedException;
import com.imt.ic.Secret;
import com.imt.ic.internal.profile.RequestTemplate;
import com.imt.ic.internal.profile.RequestValue;
import com.imt.ic.internal.profile.SessionSpec;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import okhttp3.Credentials;
import org.jspecify.annotations.Nullable;

/**
 * How one client shows who it is, beside the parameters of each call: HTTP's basic authentication,
 * and the token of a login that is made once for all threads. Safe for use by several threads.
 */
final class Session {

  private final SessionSpec spec;
  private final @Nullable Secret authorization;

  @SuppressWarnings("unused") // a secret is hidden in texts of others while something holds it
  private final @Nullable Secret password;

  private final Set<String> homes;
  private final Supplier<Secret> login;
  private final ReentrantLock loggingIn = new ReentrantLock();
  private volatile @Nullable Secret token;
  private final AtomicLong logins = new AtomicLong();
  private @Nullable CallFailedException refused;

  /**
   * Makes a session, which asks for nothing yet.
   *
   * @param values what every call knows
   * @param homes the servers that are InvoiceCloud's whatever an operation's address says
   * @param login makes the login's call
   */
  Session(SessionSpec spec, RequestValues values, Set<String> homes, Supplier<Secret> login) {
    this.spec = spec;
    this.authorization = spec.basic().map(basic -> authorization(basic, values)).orElse(null);
    this.password =
        spec.basic()
            .map(basic -> text(basic.password(), values))
            .filter(text -> !text.isBlank())
            .map(Secret::of)
            .orElse(null);
    this.homes = homes;
    this.login = login;
  }

  private static Secret authorization(SessionSpec.Basic basic, RequestValues values) {
    return Secret.of(
        Credentials.basic(
            text(basic.user(), values), text(basic.password(), values), StandardCharsets.UTF_8));
  }

  private static String text(RequestTemplate template, RequestValues values) {
    StringBuilder text = new StringBuilder();
    for (Object part : template.parts()) {
      text.append(part instanceof RequestValue value ? values.text(value) : part);
    }
    return text.toString();
  }

  /** How a request shows itself at an address. */
  Identity identity(OperationRequest request, URI address, @Nullable Secret sent) {
    return new Identity(
        isHome(address) ? authorization : null,
        sent == null ? null : spec.login().map(SessionSpec.Login::expired).orElse(null),
        request.isLogin());
  }

  private boolean isHome(URI address) {
    String server = Addresses.hostAndPort(address).toLowerCase(Locale.ROOT);
    Set<String> hosts = spec.basic().map(SessionSpec.Basic::hosts).orElse(Set.of());
    return homes.contains(server)
        || hosts.contains(server)
        || hosts.contains(address.getHost().toLowerCase(Locale.ROOT));
  }

  /**
   * The token, where need be by a login; whoever comes meanwhile waits for that one.
   *
   * @param old one that is good no more, or null
   * @throws CallFailedException when the login fails
   */
  Secret token(@Nullable Secret old) throws InterruptedException {
    Secret known = token;
    if (known != null && !known.equals(old)) {
      return known;
    }
    long before = logins.get();
    loggingIn.lockInterruptibly();
    try {
      known = token;
      if (known != null && !known.equals(old)) {
        return known;
      }
      if (logins.get() != before && refused != null) {
        throw refused; // refused while this thread waited: asking again may lock the account
      }
      token = null;
      refused = null;
      Secret given = login.get();
      token = given;
      return given;
    } catch (CallFailedException e) {
      refused = e.kind() == CallFailedException.Kind.CREDENTIALS_REFUSED ? e : null;
      throw e;
    } finally {
      logins.incrementAndGet();
      loggingIn.unlock();
    }
  }

  @Override
  public String toString() {
    return "Session[***]";
  }
}
