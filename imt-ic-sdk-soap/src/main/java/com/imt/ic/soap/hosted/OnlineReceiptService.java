package com.imt.ic.soap.hosted;

import com.imt.ic.BillerCredentials;
import com.imt.ic.internal.posting.PaymentInbox;
import com.imt.ic.profile.Profile;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * OnlineReceipt: IC's data pump posts payments as they happen, and each goes through the {@link
 * PaymentInbox} in a transaction of its own before the answer is sent.
 *
 * <p>Immutable and thread-safe. Each receipt gets a result of its own, in order: {@code Posted},
 * {@code AlreadyPosted}, or {@code Rejected} with the reason; one bad receipt fails alone. Publish
 * it with {@link HostedServices}.
 */
public final class OnlineReceiptService {

  private final Profile profile;
  private final List<BillerCredentials> credentials;
  private final PaymentInbox inbox;

  private OnlineReceiptService(Builder builder) {
    profile = builder.profile;
    credentials = List.copyOf(builder.credentials);
    inbox = Objects.requireNonNull(builder.inbox, "inbox");
    if (credentials.isEmpty()) {
      throw new IllegalArgumentException(
          "OnlineReceipt has no credentials; give at least 1 pair, since it is never open to all");
    }
  }

  /**
   * Starts a service.
   *
   * @return a builder with the default profile
   */
  public static Builder builder() {
    return new Builder();
  }

  Profile profile() {
    return profile;
  }

  List<BillerCredentials> credentials() {
    return credentials;
  }

  PaymentInbox inbox() {
    return inbox;
  }

  @Override
  public String toString() {
    return "OnlineReceiptService[" + credentials.size() + " credentials]";
  }

  /** Collects the settings of the service. Not thread-safe. */
  public static final class Builder {

    private Profile profile = Profile.defaults();
    private List<BillerCredentials> credentials = List.of();
    private @Nullable PaymentInbox inbox;

    private Builder() {}

    /**
     * Where the time policy of {@code PaymentDateGMT} stands; the default profile unless set.
     *
     * @param profile the profile
     * @return this builder
     */
    public Builder profile(Profile profile) {
      this.profile = Objects.requireNonNull(profile, "profile");
      return this;
    }

    /**
     * Who may post: any of these pairs, several at once while keys rotate.
     *
     * @param credentials at least one
     * @return this builder
     */
    public Builder credentials(Collection<BillerCredentials> credentials) {
      this.credentials = List.copyOf(credentials);
      return this;
    }

    /**
     * The door to the ledger.
     *
     * @param inbox the inbox, shared with polling
     * @return this builder
     */
    @SuppressWarnings("exports") // the inbox is in no exported package any more
    public Builder inbox(PaymentInbox inbox) {
      this.inbox = Objects.requireNonNull(inbox, "inbox");
      return this;
    }

    /**
     * The service.
     *
     * @return the service
     * @throws NullPointerException when there is no inbox
     * @throws IllegalArgumentException when there are no credentials
     */
    public OnlineReceiptService build() {
      return new OnlineReceiptService(this);
    }
  }
}
