package com.example.billing;

import java.net.URI;
import java.time.Instant;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What differs from one installation to the next.
 *
 * @param bid the biller, as InvoiceCloud numbers it
 * @param billerGuid presented to InvoiceCloud, and by it; a secret, for the environment
 * @param webServiceKey likewise
 * @param baseAddress InvoiceCloud's services; null for those of the profile
 * @param publicAddress where InvoiceCloud reaches the hosted services; null for here
 * @param startAt where a first poll begins
 * @param node this node's fixed name
 */
@ConfigurationProperties("invoicecloud")
record InvoiceCloudProperties(
    String bid,
    String billerGuid,
    String webServiceKey,
    URI baseAddress,
    URI publicAddress,
    Instant startAt,
    String node) {}
