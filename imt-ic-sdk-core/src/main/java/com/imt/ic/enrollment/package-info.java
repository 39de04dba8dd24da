/**
 * AutoPay and paperless enrolment: a customer as a report gives it ({@link
 * com.imt.ic.enrollment.CustomerEnrollment}, {@link com.imt.ic.enrollment.EnrollmentKind}), the
 * reports ({@link com.imt.ic.enrollment.EnrollmentReporting}), and the changes found by comparing
 * with what was known: {@link com.imt.ic.enrollment.EnrollmentInbox}, which takes each answer by an
 * {@link com.imt.ic.enrollment.EnrollmentAnswer}, with {@link
 * com.imt.ic.enrollment.EnrollmentListener}.
 */
@NullMarked
package com.imt.ic.enrollment;

import org.jspecify.annotations.NullMarked;
