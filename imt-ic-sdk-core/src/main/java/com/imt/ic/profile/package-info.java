/**
 * The contract as data. {@link com.imt.ic.profile.Profile} holds every name, layout, address,
 * policy and cadence that InvoiceCloud or a biller may spell otherwise; the defaults ship inside
 * and an override names only what differs. {@link com.imt.ic.profile.ProfileException} has every
 * fault of one, with its path and line; {@link com.imt.ic.profile.Capabilities} is what the
 * integration page supports.
 *
 * <pre>{@code
 * Profile profile =
 *     Profile.defaults()
 *         .override("{\"biller\": {\"bid\": \"1234\", \"timeZone\": \"America/Denver\"}}");
 * tell(profile.polling(ReportKind.PAYMENTS).cadence()); // PT2H, as the integration page says
 * Capabilities page = Capabilities.ofIntegrationPage();
 * page.find("Void")
 *     .flatMap(Capability::refusal)
 *     .ifPresent(this::tell); // that it is not supported, and what to do instead
 * }</pre>
 */
@NullMarked
package com.imt.ic.profile;

import org.jspecify.annotations.NullMarked;
