package com.imt.ic.enrollment;

import com.imt.ic.Report;

/** One of InvoiceCloud's two reports of enrolments: AutoPay or paperless. */
@FunctionalInterface
public interface EnrollmentReporting {

  /**
   * Customers as they stand.
   *
   * @return one row per customer, to be closed
   * @throws com.imt.ic.InvoiceCloudException when the call fails
   */
  Report<CustomerEnrollment> customers();
}
