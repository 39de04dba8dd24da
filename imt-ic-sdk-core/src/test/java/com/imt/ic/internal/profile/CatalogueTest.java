package com.imt.ic.internal.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.imt.ic.ReportKind;
import com.imt.ic.internal.record.Kind;
import com.imt.ic.profile.Profile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The catalogue of settings is whole, closed, and says what the readers know. */
class CatalogueTest {

  private static final Set<String> KEYWORDS =
      Set.of(
          "$ref",
          "additionalProperties",
          "default",
          "description",
          "enum",
          "examples",
          "format",
          "items",
          "maxLength",
          "maximum",
          "minItems",
          "minLength",
          "minimum",
          "pattern",
          "properties",
          "required",
          "type",
          "uniqueItems",
          "x-allowed",
          "x-evidence");

  private static final List<String> EVIDENCE = List.of("S", "P", "C", "A", "SDK");

  private final JsonNode settings = Catalogue.settings();

  @Test
  void everySetting_saysWhatItDoesAndHowSureThatIs() {
    List<Catalogue.Setting> all = Catalogue.all(settings);
    assertThat(all).hasSizeGreaterThan(250);
    assertThat(all)
        .allSatisfy(
            setting -> {
              String effect = setting.node().path("description").asText("");
              assertThat(effect).as(setting.path()).isNotBlank().endsWith(".");
              assertThat(effect.length()).as(setting.path()).isLessThan(300);
              assertThat(setting.node().path("x-evidence").asText(""))
                  .as(setting.path())
                  .isIn(EVIDENCE);
              assertThat(setting.node().has("type")).as(setting.path()).isTrue();
            });
  }

  @Test
  void whatAPatternAllows_isSaidInWordsToo() {
    for (Catalogue.Setting setting : Catalogue.all(settings)) {
      if (setting.node().has("pattern")) {
        assertThat(setting.node().path("x-allowed").asText("")).as(setting.path()).isNotBlank();
      }
    }
  }

  /** Of each part the keywords are known, and no object lets in whatever comes. */
  @Test
  void catalogue_usesOnlyKeywordsThatItsReadersKnow() {
    List<JsonNode> parts = new ArrayList<>();
    parts(settings, parts);
    assertThat(parts).hasSizeGreaterThan(300);
    for (JsonNode part : parts) {
      Set<String> keywords = new TreeSet<>(names(part));
      keywords.removeAll(KEYWORDS);
      keywords.remove("$defs");
      assertThat(keywords).as(part.toString()).isEmpty();
      if (texts(part.path("type")).contains("object")) {
        assertThat(part.has("additionalProperties")).as(part.toString()).isTrue();
      }
      assertThat(part.has("$ref") && part.has("type")).as(part.toString()).isFalse();
    }
  }

  @Test
  void everyDefinition_isReferredTo() {
    List<JsonNode> parts = new ArrayList<>();
    parts(settings, parts);
    Set<String> used = new TreeSet<>();
    parts.forEach(part -> used.add(Catalogue.reference(part)));
    used.remove("");
    assertThat(used).containsExactlyInAnyOrderElementsOf(names(settings.path("$defs")));
  }

  static Stream<String> calls() {
    return Stream.concat(Profile.OPERATIONS.stream(), Stream.of("login"));
  }

  @Test
  void operations_areThoseThatInvoiceCloudAnswers() {
    JsonNode operations = settings.at("/properties/operations");
    assertThat(names(operations.path("properties"))).isEqualTo(Profile.OPERATIONS);
    assertThat(texts(operations.path("required"))).isEqualTo(Profile.OPERATIONS);
  }

  @ParameterizedTest
  @MethodSource("calls")
  void columns_areTheFieldsOfTheRecord_eachOfItsKind(String call) {
    JsonNode columns = call(call).at("/properties/columns");
    Map<String, Kind<?>> fields = OperationFields.of(call);
    assertThat(names(columns.path("properties")))
        .containsExactlyInAnyOrderElementsOf(fields.keySet());
    fields.forEach(
        (field, kind) ->
            assertThat(Catalogue.reference(columns.path("properties").path(field)))
                .as(field)
                .isEqualTo(definition(kind)));
    Set<String> needed = new TreeSet<>(OperationFields.required(call));
    if (call.equals("paperless")) {
      needed.remove("enrolled"); // paperInvoices may say the contrary instead
    }
    if (call.equals("login")) {
      needed.add("token");
    }
    assertThat(texts(columns.path("required"))).containsExactlyInAnyOrderElementsOf(needed);
  }

  private static String definition(Kind<?> kind) {
    String name =
        kind == Kind.ACCOUNT_NUMBER
            ? "accountNumber"
            : kind == Kind.INVOICE_NUMBER
                ? "invoiceNumber"
                : kind == Kind.PAYMENT_GUID
                    ? "paymentGuid"
                    : kind == Kind.MONEY
                        ? "money"
                        : kind == Kind.MOMENT
                            ? "moment"
                            : kind == Kind.DAY
                                ? "day"
                                : kind == Kind.FLAG ? "flag" : kind.hasCodes() ? "code" : "text";
    return name + "Column";
  }

  @ParameterizedTest
  @MethodSource("calls")
  void parameters_areTheValuesThatTheCallKnows(String call) {
    assertThat(names(call(call).at("/properties/parameters/properties")))
        .containsExactlyInAnyOrderElementsOf(
            RequestValue.of(call).stream().map(RequestValue::text).toList());
  }

  @Test
  void polling_isOfEveryReport() {
    assertThat(names(settings.at("/properties/polling/properties")))
        .containsExactlyElementsOf(Arrays.stream(ReportKind.values()).map(ReportKind::id).toList());
  }

  static Stream<Arguments> choices() {
    return Stream.of(
        Arguments.of("$.posting.cart", PostingSpec.Cart.values()),
        Arguments.of("$.posting.chargebacks", PostingSpec.Decider.values()),
        Arguments.of("$.posting.representments", PostingSpec.Decider.values()),
        Arguments.of("$.posting.unclearReturns", PostingSpec.Decider.values()),
        Arguments.of("$.reconciliation.pushes", ReconciliationSpec.Pushes.values()),
        Arguments.of("enrollmentPolling.lists", PollingSpec.Lists.values()),
        Arguments.of("amountForm.minus", AmountForm.Minus.values()),
        Arguments.of("parameter.form", ParameterSpec.Form.values()),
        Arguments.of("$.operations.payments.form", ResultSpec.Form.values()));
  }

  @ParameterizedTest
  @MethodSource("choices")
  void choices_areTheConstantsThatTheReaderKnows(String path, Enum<?>[] constants) {
    assertThat(texts(setting(path).path("enum")))
        .containsExactlyElementsOf(Arrays.stream(constants).map(Enum::name).toList());
  }

  @Test
  void choicesInSmallLetters_areTheConstantsThatTheReaderKnows() {
    assertThat(texts(setting("reportPolling.shiftedTimes").path("enum")))
        .containsExactlyElementsOf(
            Arrays.stream(PollingSpec.ShiftedTimes.values())
                .map(each -> each.name().toLowerCase(Locale.ROOT))
                .toList());
    assertThat(texts(setting("$.posting.findReturnsBy").at("/items/enum")))
        .containsExactlyElementsOf(
            Arrays.stream(ReturnField.values()).map(ReturnField::text).toList());
  }

  @Test
  void whatAnEditorOffers_isWhatTheIntegrationPageSupports() {
    for (String list : List.of("products", "features")) {
      assertThat(texts(setting("$." + list).at("/items/examples")))
          .containsExactlyElementsOf(
              StreamSupport.stream(Catalogue.capabilities().path(list).spliterator(), false)
                  .filter(row -> !row.path("status").asText().equals("NOT_SUPPORTED"))
                  .map(row -> row.path("name").asText())
                  .toList());
    }
  }

  private JsonNode setting(String path) {
    return Catalogue.all(settings).stream()
        .filter(setting -> setting.path().equals(path))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no setting " + path))
        .node();
  }

  private JsonNode call(String name) {
    return settings.at(
        name.equals("login")
            ? "/properties/session/properties/login"
            : "/properties/operations/properties/" + name);
  }

  private static void parts(JsonNode part, List<JsonNode> parts) {
    parts.add(part);
    part.path("properties").forEach(member -> parts(member, parts));
    part.path("$defs").forEach(member -> parts(member, parts));
    for (String name : List.of("additionalProperties", "items")) {
      if (part.path(name).isObject()) {
        parts(part.path(name), parts);
      }
    }
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static List<String> texts(JsonNode listOrText) {
    List<String> texts = new ArrayList<>();
    if (listOrText.isTextual()) {
      texts.add(listOrText.textValue());
    }
    listOrText.forEach(each -> texts.add(each.asText()));
    return texts;
  }
}
