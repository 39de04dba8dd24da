package com.imt.ic.enrollment;

import com.imt.ic.Report;

/** One of InvoiceCloud's two reports of enrolments: AutoPay or paperless. */
@FunctionalInterface
public interface EnrollmentReporting {

  /**
   * Customers as they stand, or their changes.
   *
   * @return the rows, in any order, to be closed
   * @throws com.imt.ic.InvoiceCloudException when the call fails
   */
  Report<CustomerEnrollment> customers();
}
