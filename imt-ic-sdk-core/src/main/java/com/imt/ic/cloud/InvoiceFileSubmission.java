package com.imt.ic.cloud;

/**
 * Sends invoice files (BIF) to InvoiceCloud.
 *
 * <p>Nothing is sent twice by itself: where it cannot be proven that nothing was sent, the failure
 * says {@link com.imt.ic.CallFailedException.Kind#OUTCOME_UNKNOWN}, and the caller asks again with
 * the same name and content, which InvoiceCloud accepts once.
 */
@FunctionalInterface
public interface InvoiceFileSubmission {

  /**
   * Submits one file.
   *
   * @param file its name and content
   * @return IC's answer, a refusal included
   * @throws com.imt.ic.InvoiceCloudException when the call fails or its outcome is unknown
   */
  InvoiceFileAnswer submit(InvoiceFile file);
}
