/**
 * Compares InvoiceCloud's own WSDLs and recorded answers with the profile: {@link
 * com.imt.ic.testkit.contract.ContractCheck} finds {@link
 * com.imt.ic.testkit.contract.ContractDifference}s and makes a {@link
 * com.imt.ic.testkit.contract.ContractProposal}.
 */
@NullMarked
package com.imt.ic.testkit.contract;

import org.jspecify.annotations.NullMarked;
