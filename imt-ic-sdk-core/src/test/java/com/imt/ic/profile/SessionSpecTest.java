package com.imt.ic.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a profile says of who calls, and its faults when it is loaded. */
class SessionSpecTest {

  private static final String LOGIN =
      "\"login\": { \"service\": \"Auth\", \"namespace\": \"urn:a\", \"operation\": \"Login\","
          + " \"parameters\": { \"billerGuid\": \"User\" },"
          + " \"columns\": { \"token\": { \"names\": [\"LoginResult\"] } },"
          + " \"expired\": [\"expired\"] }";

  private static Profile with(String session) {
    return Profile.defaults()
        .override(
            "{ \"operations\": { \"payments\": { \"parameters\": { \"token\": \"Token\" } } },"
                + " \"session\": {"
                + session
                + "} }");
  }

  private static void fault(String session, String found) {
    assertThatThrownBy(() -> with(session))
        .isInstanceOf(ProfileException.class)
        .hasMessageContaining(found);
  }

  @Test
  void login_isRead() {
    assertThat(with(LOGIN).session().login().orElseThrow().operation().path())
        .isEqualTo("session.login");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"expired\": [\"expired\"]|\"x\": 1|$.session.login.expired: is missing",
        "\"expired\": [\"expired\"]|\"expired\": []|$.session.login.expired: is empty",
        "\"LoginResult\"|\"LoginResult\"], \"table\": [\"T\"|$.session.login.columns.token.table",
        "\"token\"|\"ticket\"|$.session.login.columns.token: is missing",
        "\"billerGuid\": \"User\"|\"today\": \"Day\"|$.session.login: sends no credentials",
        "\"operation\"|\"table\": \"T\", \"operation\"|$.session.login.table: is no setting here",
        "\"User\"|\"User name\"|$.session.login.parameters.billerGuid"
      })
  void login_thatCouldNotWork(String from, String to, String found) {
    fault(LOGIN.replace(from, to), found);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"element\": \"a b\"|$.session.header.element",
        "\"element\": \"A\", \"namespace\": \" \"|$.session.header.namespace: \" \": is not a namespace without a space",
        "\"element\": \"A\", \"namespace\": \"no uri\"|$.session.header.namespace",
        "\"element\": \"A\"|$.session.header.parameters: is missing"
      })
  void header_thatNoEnvelopeHolds(String header, String found) {
    String parameters =
        found.contains("missing") ? "" : ", \"parameters\": { \"billerGuid\": \"G\" }";
    fault(LOGIN + ", \"header\": {" + header + parameters + "}", found);
  }

  @Test
  void header_hasEachElementOnce() {
    fault(
        LOGIN
            + ", \"header\": { \"element\": \"A\", \"parameters\": { \"billerGuid\": \"G\","
            + " \"webServiceKey\": \"G\" } }",
        "$.session.header.parameters: has the element G twice");
  }

  @Test
  void basic_isWhatHttpCanSay() {
    fault(
        LOGIN + ", \"httpBasic\": { \"user\": \"a:b\", \"password\": \"x\" }",
        "$.session.httpBasic.user: has a colon");
    fault(
        LOGIN
            + ", \"httpBasic\": { \"user\": \"a\", \"password\": \"x\","
            + " \"hosts\": [\"https://files.example.com\"] }",
        "$.session.httpBasic.hosts[0]: \"https://files.example.com\": is not a host");
  }

  @Test
  void bid_isThere_whereASessionSendsIt() {
    fault(
        LOGIN + ", \"httpBasic\": { \"user\": \"{bid}\", \"password\": \"x\" }",
        "$.biller.bid: is missing; $.session sends {bid}");
    fault(
        LOGIN.replace("\"billerGuid\"", "\"bid\""),
        "$.biller.bid: is missing; $.session.login sends {bid}");
  }
}
