/**
 * Compares InvoiceCloud's own WSDLs and recorded answers with the profile: {@link
 * com.imt.ic.testkit.contract.ContractCheck} finds {@link
 * com.imt.ic.testkit.contract.ContractDifference}s and makes a {@link
 * com.imt.ic.testkit.contract.ContractProposal}.
 *
 * <pre>{@code
 * ContractCheck check = ContractCheck.of(profile);
 * for (ContractDifference difference : check.compare(wsdls, samples)) {
 *   tell(difference); // where, what the profile expects, what InvoiceCloud has
 * }
 * tell(check.propose(wsdls, samples).overrideJson()); // a profile to begin with
 * }</pre>
 */
@NullMarked
package com.imt.ic.testkit.contract;

import org.jspecify.annotations.NullMarked;
