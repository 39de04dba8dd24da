package com.imt.ic.benchmarks.soap;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/**
 * What a row becomes with the JDK's own parsers: the columns that the SDK converts are converted,
 * those that it hands on as text stay text; nothing is checked.
 */
record PeerRow(
    UUID paymentGuid,
    String accountNumber,
    String invoiceNumber,
    String invoiceTypeId,
    String customerName,
    String emailAddress,
    Instant paidAt,
    BigDecimal amount,
    BigDecimal fee,
    String typeId,
    String cardType,
    String method,
    boolean approved,
    String message,
    String approvalCode,
    boolean autoPay,
    String source,
    String reference,
    String custom1,
    String custom2,
    String custom3,
    String batch,
    String posted,
    String ip,
    String remark) {

  static PeerRow of(String[] v) {
    return new PeerRow(
        UUID.fromString(v[0]),
        v[1],
        v[2],
        v[3],
        v[4],
        v[5],
        OffsetDateTime.parse(v[6]).toLocalDateTime().toInstant(ZoneOffset.UTC),
        new BigDecimal(v[7]),
        new BigDecimal(v[8]),
        v[9],
        v[10],
        v[11],
        Boolean.parseBoolean(v[12]),
        v[13],
        v[14],
        Boolean.parseBoolean(v[15]),
        v[16],
        v[17],
        v[18],
        v[19],
        v[20],
        v[21],
        v[22],
        v[23],
        v[24]);
  }
}
