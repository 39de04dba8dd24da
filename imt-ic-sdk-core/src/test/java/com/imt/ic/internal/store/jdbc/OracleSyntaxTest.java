package com.imt.ic.internal.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.BillerId;
import com.imt.ic.internal.store.IntegrationStore;
import com.imt.ic.internal.store.PretendedOracle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.apache.shardingsphere.sql.parser.autogen.OracleStatementLexer;
import org.apache.shardingsphere.sql.parser.autogen.OracleStatementParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnJre;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The SQL for Oracle by a grammar of its language, ShardingSphere's: parsed, not run, since no
 * server starts here.
 */
@EnabledOnJre(
    JRE.JAVA_17) // statements do not depend on the JDK, and a grammar takes long to read them
class OracleSyntaxTest {

  private static final Pattern COLUMN = Pattern.compile("(?m)^  ([a-z_0-9]+) ");

  /** What the grammar has against a statement; empty for nothing. */
  private static List<String> faults(String sql) {
    List<String> faults = new ArrayList<>();
    BaseErrorListener listener =
        new BaseErrorListener() {
          @Override
          public void syntaxError(
              Recognizer<?, ?> recognizer,
              Object symbol,
              int line,
              int column,
              String message,
              RecognitionException e) {
            faults.add(line + ":" + column);
          }
        };
    OracleStatementLexer lexer = new OracleStatementLexer(CharStreams.fromString(sql));
    lexer.removeErrorListeners();
    lexer.addErrorListener(listener);
    OracleStatementParser parser = new OracleStatementParser(new CommonTokenStream(lexer));
    parser.removeErrorListeners();
    parser.addErrorListener(listener);
    // All that it takes is of the language; what it refuses may be too, and is read more slowly.
    parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
    parser.execute();
    if (!faults.isEmpty()) {
      faults.clear();
      lexer.reset();
      parser.setTokenStream(new CommonTokenStream(lexer));
      parser.getInterpreter().setPredictionMode(PredictionMode.LL);
      parser.execute();
    }
    return faults;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT amount FROM ic_payment WITH (UPDLOCK) WHERE payment_guid = ?",
        "SELECT amount FROM ic_payment AS p WHERE payment_guid = ?",
        "SELECT amount FROM ic_payment LIMIT 1",
        "INSERT INTO ic_payment (payment_guid) VALUES (?) ON CONFLICT DO NOTHING",
        "CREATE TABLE IF NOT EXISTS ic_job (job VARCHAR2(100) NOT NULL)",
        "CREATE TABLE ic_job (job VARCHAR2(100) NOT NULL,)",
        "CREATE TABLE ic_job (failures NUMBER(10) NOT NULL DEFAULT 0)",
        "UPDATE ic_job SET row_count = ?, WHERE job = ?"
      })
  void grammar_refuses_what_other_databases_take(String sql) {
    assertThat(faults(sql)).isNotEmpty();
  }

  @Test
  void script_is_of_its_language() {
    List<String> statements = JdbcSchema.statements(Dialect.ORACLE);

    assertThat(statements).hasSizeGreaterThanOrEqualTo(13);
    assertThat(statements)
        .allSatisfy(statement -> assertThat(faults(statement)).as(statement).isEmpty());
    // Types that the grammar takes, and Oracle 19c does not or in another way.
    assertThat(String.join("\n", statements))
        .doesNotContainPattern("(?i) (BOOLEAN|BIGINT|INTEGER|TEXT|DECIMAL|VARCHAR|NVARCHAR)\\b")
        .doesNotContainPattern("VARCHAR2\\([0-9]+\\)")
        .doesNotContain("&", "''");
  }

  @Test
  void script_has_the_columns_of_the_others() {
    assertThat(columns(Dialect.ORACLE))
        .isEqualTo(columns(Dialect.POSTGRESQL))
        .isEqualTo(columns(Dialect.SQL_SERVER));
  }

  /** Each table and its columns, in their order. */
  private static List<String> columns(Dialect dialect) {
    return JdbcSchema.statements(dialect).stream()
        .filter(statement -> statement.startsWith("CREATE TABLE "))
        .flatMap(
            table ->
                Stream.concat(
                    Stream.of(table.lines().findFirst().orElseThrow()),
                    COLUMN.matcher(table).results().map(MatchResult::group)))
        .toList();
  }

  @Test
  void statements_of_the_store_are_of_its_language() {
    PretendedOracle server = new PretendedOracle();
    JdbcSchema.apply(server.dataSource());
    IntegrationStore store = JdbcIntegrationStore.of(server.dataSource(), BillerId.of("HILL"));
    for (int i = 0; i < 2; i++) {
      String file = "a" + i + ".bif";
      store.runInTransaction(
          transaction -> {
            SqlServerSyntaxTest.useEverything(transaction, file);
            transaction.notListed("AUTOPAY", 2, "");
          });
    }

    assertThat(server.statements()).hasSizeGreaterThan(30);
    assertThat(Set.copyOf(server.statements()))
        .allSatisfy(sql -> assertThat(faults(sql)).as(sql).isEmpty())
        .allSatisfy(sql -> assertThat(sql.toUpperCase(Locale.ROOT)).doesNotContain(" LIMIT ", "''"))
        .anyMatch(sql -> sql.endsWith(" FOR UPDATE"))
        .anyMatch(sql -> sql.contains("ORDER BY NLSSORT(account_number, 'NLS_SORT=BINARY')"));
  }
}
