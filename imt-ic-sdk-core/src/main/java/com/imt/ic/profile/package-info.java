/**
 * The contract as data. {@link com.imt.ic.profile.Profile} holds every name, layout, address,
 * policy and cadence that InvoiceCloud or a biller may spell otherwise; the defaults ship inside
 * and an override names only what differs. {@link com.imt.ic.internal.profile.ProfileSection} reads
 * one object of it and collects every fault with its path, {@link
 * com.imt.ic.profile.ProfileException} carries them all. {@link
 * com.imt.ic.internal.profile.OperationSpec}, {@link com.imt.ic.internal.profile.ColumnSpec} and
 * {@link com.imt.ic.internal.profile.TimePolicy} describe an operation and how its columns are
 * read, {@link com.imt.ic.internal.profile.PollingSpec} how a report is polled, and {@link
 * com.imt.ic.profile.Capabilities} what the integration page supports.
 */
@NullMarked
package com.imt.ic.profile;

import org.jspecify.annotations.NullMarked;
