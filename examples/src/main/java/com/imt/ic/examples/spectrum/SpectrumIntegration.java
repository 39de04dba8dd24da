package com.imt.ic.examples.spectrum;

import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.profile.Profile;
import javax.sql.DataSource;

/** How the SDK is put together over Spectrum's database: once, for all threads of the process. */
public final class SpectrumIntegration {

  private SpectrumIntegration() {}

  /**
   * What is the same in every process of Spectrum. One that polls or sends adds {@code cloud(...)}
   * and, before its first poll, {@code startAt(...)}.
   *
   * @param profile the biller and the contract
   * @param dataSource Spectrum's database, in which the SDK's tables stand beside Spectrum's
   * @return a builder
   */
  public static InvoiceCloudIntegration.Builder over(Profile profile, DataSource dataSource) {
    return InvoiceCloudIntegration.builder()
        .profile(profile)
        .dataSource(dataSource)
        .ledger(new SpectrumLedger());
  }
}
