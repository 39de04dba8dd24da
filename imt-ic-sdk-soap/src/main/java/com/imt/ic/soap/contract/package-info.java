/**
 * Compares InvoiceCloud's own WSDLs and recorded answers with the profile: {@link
 * com.imt.ic.soap.contract.ContractCheck} finds {@link
 * com.imt.ic.soap.contract.ContractDifference}s and makes a {@link
 * com.imt.ic.soap.contract.ContractProposal}.
 */
@NullMarked
package com.imt.ic.soap.contract;

import org.jspecify.annotations.NullMarked;
