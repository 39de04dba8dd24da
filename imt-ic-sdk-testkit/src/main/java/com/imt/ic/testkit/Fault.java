package com.imt.ic.testkit;

import com.imt.ic.CallFailedException.Kind;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Something that goes wrong at InvoiceCloud or on the way, by name; {@link FakeFaults} takes it.
 *
 * <pre>{@code
 * ic.faults().next(CloudOperation.PAYMENTS, Fault.reset());
 * ic.faults().next(CloudOperation.PAYMENTS, Fault.htmlPage(503).times(3));
 * ic.faults().next(CloudOperation.SUBMIT_INVOICE_FILE, Fault.reset().afterTheWork());
 * ic.faults().next(Fault.tooManyRequests(Duration.ofSeconds(30)).afterCalls(2));
 * }</pre>
 *
 * <p>It happens to one request unless {@link #times} says otherwise. In memory a call is one
 * request. Over HTTP the SDK's client makes up to three for a call that reads ({@code
 * SoapSettings.maximumAttempts}) where the failure is one that it retries, as said at each fault
 * here: a fault of one request is then not seen at all, and one of three fails the call. A
 * submission is never made again once something was sent; whatever leaves its fate open is {@link
 * Kind#OUTCOME_UNKNOWN} to its caller in place of the kind that is said here.
 *
 * <p>Immutable and thread-safe.
 */
public final class Fault {

  private static final int MOST_BYTE = 0xFF;

  /** What .NET writes below the message of an exception that nobody caught. */
  private static final String STACK_TRACE =
      """

         at InvoiceCloud.Data.SqlGateway.Fill(DataSet dataSet, SqlCommand command) in D:\\Build\\Data\\SqlGateway.cs:line 214
         at InvoiceCloud.WebServices.Reporting.Read(Guid billerGuid, DateTime fromGmt) in D:\\Build\\Web\\Reporting.asmx.cs:line 87
         --- End of inner exception stack trace ---""";

  private final String name;
  private final Effect effect;
  private final boolean isAfterTheWork;
  private final int skippedCalls;
  private final int times;

  private Fault(String name, Effect effect, boolean isAfterTheWork, int skippedCalls, int times) {
    this.name = name;
    this.effect = effect;
    this.isAfterTheWork = isAfterTheWork;
    this.skippedCalls = skippedCalls;
    this.times = times;
  }

  private static Fault of(String name, Effect effect) {
    return new Fault(name, effect, false, 0, 1);
  }

  // No answer

  /**
   * Nobody takes the connection: the service is stopped, or a firewall refuses. {@link
   * Kind#UNREACHABLE}, and since nothing was sent, both reads and submissions are tried again.
   *
   * <p>The fake's server knows the operation only when the request is there, so over HTTP it closes
   * the connection then; for a submission the client must call that {@link Kind#OUTCOME_UNKNOWN}. A
   * test that needs the difference over HTTP closes the server.
   *
   * @return the fault
   */
  public static Fault connectionRefused() {
    return of("connectionRefused()", new Effect.Unanswered(Effect.Silence.REFUSED));
  }

  /**
   * The connection is reset before any answer, as by a restart or a proxy: before the work, or with
   * {@link #afterTheWork} when it is done. {@link Kind#UNREACHABLE}; reads are retried.
   *
   * @return the fault
   */
  public static Fault reset() {
    return of("reset()", new Effect.Unanswered(Effect.Silence.RESET));
  }

  /**
   * No answer comes until the client's patience ends, as from a service that waits for a lock: with
   * {@link #afterTheWork} the work is done nevertheless. {@link Kind#UNREACHABLE}; a report is
   * retried once, since it is expensive. In memory it fails at once; over HTTP it costs the
   * client's {@code readTimeout} in real time, so set that short, such as 200 milliseconds.
   *
   * @return the fault
   */
  public static Fault stall() {
    return of("stall()", new Effect.Unanswered(Effect.Silence.STALL));
  }

  // Another answer

  /**
   * InvoiceCloud refuses the credentials by a SOAP fault, as after a change of the WebServiceKey.
   * {@link Kind#CREDENTIALS_REFUSED}; not retried, and nothing was done.
   *
   * @return the fault
   */
  public static Fault credentialsRefused() {
    return of(
        "credentialsRefused()",
        new Effect.SoapFault(SoapAnswer.FaultCode.CALLER, Gate.WRONG_CREDENTIALS));
  }

  /**
   * InvoiceCloud refuses the request by a SOAP fault that blames the caller. {@link
   * Kind#REQUEST_REFUSED}, or the kind that the profile's {@code answers} find in the text; not
   * retried, and nothing was done.
   *
   * @param reason what it says, such as {@code "FromGMT is too long ago"}
   * @return the fault
   */
  public static Fault requestRefused(String reason) {
    return of(
        "requestRefused(\"" + reason + "\")",
        new Effect.SoapFault(SoapAnswer.FaultCode.CALLER, reason));
  }

  /**
   * InvoiceCloud fails while it works, and answers with a SOAP fault and .NET's whole stack trace,
   * exception types and paths included. {@link Kind#SERVICE_FAILED}, or the kind that the profile's
   * {@code answers} find in the text; not retried within the call.
   *
   * @param message the exception's, such as {@code "Timeout expired."}
   * @return the fault
   */
  public static Fault serviceFailed(String message) {
    return of(
        "serviceFailed(\"" + message + "\")",
        new Effect.SoapFault(
            SoapAnswer.FaultCode.SERVICE,
            "Server was unable to process request. ---> System.Data.SqlClient.SqlException: "
                + message
                + STACK_TRACE));
  }

  /**
   * A page of HTML comes in place of the answer, from a proxy or in a maintenance window. {@link
   * Kind#UNAVAILABLE} for 408, 421, 425, 429, 502 to 504, 520 to 530, 598 and 599, and then reads
   * are retried; otherwise {@link Kind#UNEXPECTED_ANSWER}, 200 included, and not retried; 401 is
   * {@link Kind#CREDENTIALS_REFUSED} where the profile has {@code session.httpBasic}.
   *
   * @param status HTTP's, such as 503, or 200 for a maintenance page that calls itself a success
   * @return the fault
   * @throws IllegalArgumentException for a status below 200 or above 599, or one without a body:
   *     204, 205, 304
   */
  public static Fault htmlPage(int status) {
    if (status < 200 || status > 599 || Set.of(204, 205, 304).contains(status)) {
      throw new IllegalArgumentException(
          "htmlPage takes a status from 200 to 599 that has a body, found " + status);
    }
    return of("htmlPage(" + status + ")", new Effect.Page(status, OptionalLong.empty()));
  }

  /**
   * The service limits how often it is asked: 429 with {@code Retry-After}. {@link
   * Kind#UNAVAILABLE}, for a submission too, which HTTP says was not begun. Reads are retried after
   * that time where it ends before the call's deadline, by the client's own sleeping.
   *
   * @param retryAfter how long to wait; told in whole seconds, rounded up
   * @return the fault
   * @throws IllegalArgumentException when it is negative
   */
  public static Fault tooManyRequests(Duration retryAfter) {
    if (retryAfter.isNegative()) {
      throw new IllegalArgumentException("tooManyRequests takes zero or more, found " + retryAfter);
    }
    long seconds = retryAfter.plusNanos(999_999_999).toSeconds();
    return of(
        "tooManyRequests(" + retryAfter + ")", new Effect.Page(429, OptionalLong.of(seconds)));
  }

  /**
   * The answer's envelope is that of the other version of SOAP, as after a change of the service's
   * configuration. {@link Kind#UNEXPECTED_ANSWER}; not retried.
   *
   * @return the fault
   */
  public static Fault otherSoapVersion() {
    return of("otherSoapVersion()", new Effect.OtherVersion());
  }

  /**
   * The operation's own element comes in another namespace, as when a service moved and was built
   * anew. The SDK goes by its local name: the caller sees the answer as ever.
   *
   * @return the fault
   */
  public static Fault wrongNamespace() {
    return of("wrongNamespace()", new Effect.WrongNamespace());
  }

  /**
   * A report's answer is a proper one with a table of errors in place of the data, as some services
   * say that they failed. {@link Kind#SERVICE_FAILED}, or the kind that the profile's {@code
   * answers} find in the message; not retried.
   *
   * @param message what its only row says
   * @return the fault
   */
  public static Fault errorTable(String message) {
    return of("errorTable(\"" + message + "\")", new Effect.ErrorTable(message));
  }

  /**
   * A report's answer is a DataSet without any table, neither in its schema nor in its data. The
   * caller sees a {@link com.imt.ic.ContractMismatchException}, never an empty report.
   *
   * @return the fault
   */
  public static Fault noTables() {
    return of("noTables()", new Effect.NoTables());
  }

  // A part of the answer

  /**
   * The answer ends after some rows and the connection with it. The caller gets those rows and then
   * {@link Kind#TRUNCATED}; retried where no row came.
   *
   * @param rows how many come, 0 or more; an answer with fewer ends behind them, before its end
   * @return the fault
   * @throws IllegalArgumentException when it is negative
   */
  public static Fault cutAfterRows(int rows) {
    return of(
        "cutAfterRows(" + rows + ")",
        new Effect.CutAfterRows(notNegative("cutAfterRows", rows), false));
  }

  /**
   * The answer ends in the middle of a row. The caller gets the rows before it and then {@link
   * Kind#TRUNCATED}; retried where no row came.
   *
   * @param rows how many whole rows come before, 0 or more; an answer with fewer ends behind them
   * @return the fault
   * @throws IllegalArgumentException when it is negative
   */
  public static Fault cutInsideRow(int rows) {
    return of(
        "cutInsideRow(" + rows + ")",
        new Effect.CutAfterRows(notNegative("cutInsideRow", rows), true));
  }

  /**
   * The answer ends after some bytes of its body, though its head promised more. {@link
   * Kind#TRUNCATED}; retried where no row came. In memory there are no bytes, and no row comes.
   *
   * @param bytes how many come; some 100 are within the envelope of any answer
   * @return the fault
   * @throws IllegalArgumentException when it is negative
   */
  public static Fault cutAfterBytes(int bytes) {
    return of(
        "cutAfterBytes(" + bytes + ")",
        new Effect.CutAfterBytes(notNegative("cutAfterBytes", bytes)));
  }

  /**
   * The answer silently holds the first rows alone, as where a service limits what it answers and
   * does not say so. The caller sees a good report; only a later answer brings the others.
   *
   * @param rows how many it holds, 0 or more
   * @return the fault
   * @throws IllegalArgumentException when it is negative
   */
  public static Fault cutAtLimit(int rows) {
    return of(
        "cutAtLimit(" + rows + ")",
        new Effect.Told(new RowSelection.Limited(notNegative("cutAtLimit", rows))));
  }

  /**
   * The oldest rows are not there yet and the newer ones are, as where a service reads from a copy
   * that lags. The caller sees a good report; a later answer has all, those rows before ones that
   * were told already.
   *
   * @param rows how many come late, 0 or more
   * @return the fault
   * @throws IllegalArgumentException when it is negative
   */
  public static Fault rowsLate(int rows) {
    return of(
        "rowsLate(" + rows + ")",
        new Effect.Told(new RowSelection.Late(notNegative("rowsLate", rows))));
  }

  /**
   * The answer has all its rows twice, the second time behind the last. The caller sees a good
   * report; the SDK's polling calls the second ones duplicates.
   *
   * @return the fault
   */
  public static Fault rowsDoubled() {
    return of("rowsDoubled()", new Effect.Told(new RowSelection.Doubled()));
  }

  /**
   * The rows come in another order than that of their time. The caller sees a good report.
   *
   * @param seed the same gives the same order, never that of the time where there are two rows
   * @return the fault
   */
  public static Fault rowsShuffled(long seed) {
    return of("rowsShuffled(" + seed + ")", new Effect.Told(new RowSelection.Shuffled(seed)));
  }

  // Rows that are written otherwise

  /**
   * The moments of the answer's rows are told to the whole minute, as where a service refines its
   * record when the processor has confirmed; later answers tell them exactly. The caller sees a
   * good report each time, and the same payments. {@link #columnsAbsent} does the like to other
   * fields.
   *
   * @return the fault
   */
  public static Fault timesRefinedLater() {
    return of("timesRefinedLater()", new Effect.Told(new RowSelection.Coarse()));
  }

  /**
   * Some columns are null in the answer's rows, and filled in later ones, as an approval code is
   * that comes after its payment. The caller sees records without them, or rows that are not
   * understood where the SDK needs the column.
   *
   * @param columns their names in the report, such as {@code ApprovalCode}
   * @return the fault
   */
  public static Fault columnsAbsent(String... columns) {
    return of(
        "columnsAbsent(" + String.join(", ", columns) + ")",
        new Effect.Written(new RowFault.Absent(new LinkedHashSet<>(List.of(columns)))));
  }

  /**
   * A column has a text that it should not have, in each row. The caller sees rows that are not
   * understood where the SDK cannot read the text, wrong values where it can.
   *
   * @param column its name in the report, such as {@code PaymentAmount}
   * @param text what stands there, such as {@code "12,O0"}
   * @return the fault
   */
  public static Fault corruptedValue(String column, String text) {
    return of(
        "corruptedValue(" + column + ", \"" + text + "\")",
        new Effect.Written(new RowFault.Corrupted(column, Objects.requireNonNull(text, "text"))));
  }

  /**
   * A column stands twice in each row. The caller sees rows that are not understood.
   *
   * @param column its name in the report, such as {@code PaymentAmount}
   * @return the fault
   */
  public static Fault repeatedColumn(String column) {
    return of("repeatedColumn(" + column + ")", new Effect.Written(new RowFault.Repeated(column)));
  }

  /**
   * Texts are filled with spaces, as columns of type {@code char(n)} are. The caller sees the same
   * records, since the SDK takes the spaces off.
   *
   * @param width how long every text is at least, such as 50
   * @return the fault
   */
  public static Fault paddedTexts(int width) {
    return of("paddedTexts(" + width + ")", new Effect.Written(new RowFault.Padded(width)));
  }

  /**
   * The customers' names have a character that XML 1.0 forbids, by a character reference as .NET
   * writes it all the same. The caller sees U+FFFD in its place, and the report counts it ({@code
   * ReportStatistics.replacedCharacters}).
   *
   * @param character a control character other than tab and line breaks, such as U+001F
   * @return the fault
   * @throws IllegalArgumentException for another character
   */
  public static Fault forbiddenCharacter(char character) {
    if (character >= ' ' || "\t\r\n".indexOf(character) >= 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "forbiddenCharacter takes a control character that XML forbids, such as U+001F; found"
                  + " U+%04X",
              (int) character));
    }
    return of(
        String.format(Locale.ROOT, "forbiddenCharacter(U+%04X)", (int) character),
        new Effect.Written(new RowFault.InNames(character)));
  }

  /**
   * The customers' names have a byte that is not what the answer's charset says, as from a database
   * in another one: 0x92 is an apostrophe of Windows-1252 and no UTF-8, 0x1F is a control character
   * as it is. The caller sees U+FFFD in its place, and the report counts it ({@code
   * ReportStatistics.replacedCharacters}).
   *
   * @param value 0 to 255
   * @return the fault
   * @throws IllegalArgumentException for another number
   */
  public static Fault byteInNames(int value) {
    if (value < 0 || value > MOST_BYTE) {
      throw new IllegalArgumentException("byteInNames takes 0 to 255, found " + value);
    }
    return of(
        String.format(Locale.ROOT, "byteInNames(0x%02X)", value),
        new Effect.Written(new RowFault.ByteInNames((byte) value)));
  }

  // Time

  /**
   * The server's clock is off: in the {@code Date} of its answer and, in a report, in which rows it
   * takes to be visible already. The caller sees it in {@code Report.serverTime}.
   *
   * @param by how far it is ahead; negative where it is behind
   * @return the fault
   */
  public static Fault clockSkew(Duration by) {
    return of("clockSkew(" + by + ")", new Effect.Skew(Objects.requireNonNull(by, "by")));
  }

  /**
   * Something happens when a request has come and before the work: another customer pays, the clock
   * moves, a push arrives. It runs on the server's thread over HTTP, on the caller's in memory.
   *
   * @param action what happens; what it throws ends the call
   * @return the fault
   */
  public static Fault beforeTheWork(Runnable action) {
    return of("beforeTheWork(...)", new Effect.Before(Objects.requireNonNull(action, "action")));
  }

  /**
   * Something happens while a report is being read, such as a push that overlaps the poll. It runs
   * on the server's thread over HTTP, where the rows before may or may not be read by then, on the
   * reader's in memory.
   *
   * @param rows how many rows are sent before, 0 or more; an answer with fewer sends those
   * @param action what happens; what it throws ends the answer
   * @return the fault
   * @throws IllegalArgumentException when the number is negative
   */
  public static Fault betweenRows(int rows, Runnable action) {
    return of(
        "betweenRows(" + rows + ", ...)",
        new Effect.Between(
            notNegative("betweenRows", rows), Objects.requireNonNull(action, "action")));
  }

  // The data pump

  /**
   * The data pump sends a request again though it was answered, and goes by the second answer. The
   * host sees the same receipts twice. For a {@link DataPump#scriptedBy pump with this script}, and
   * scripted without an operation.
   *
   * @return the fault
   */
  public static Fault pushRepeated() {
    return of("pushRepeated()", new Effect.PushedAgain(false));
  }

  /**
   * The data pump loses the connection when its request is sent, and sends it again. The host sees
   * the same receipts twice, perhaps the second time while it works on the first. For a {@link
   * DataPump#scriptedBy pump with this script}, and scripted without an operation.
   *
   * @return the fault
   */
  public static Fault pushAnswerLost() {
    return of("pushAnswerLost()", new Effect.PushedAgain(true));
  }

  // When

  /**
   * The same, for several requests in a row.
   *
   * @param number how many, 1 or more
   * @return another fault
   * @throws IllegalArgumentException when it is less than 1
   */
  public Fault times(int number) {
    if (number < 1) {
      throw new IllegalArgumentException("times takes 1 or more, found " + number);
    }
    return new Fault(name, effect, isAfterTheWork, skippedCalls, number);
  }

  /**
   * The same, once some requests have gone well that it could have happened to.
   *
   * @param number how many, 0 or more
   * @return another fault
   * @throws IllegalArgumentException when it is negative
   */
  public Fault afterCalls(int number) {
    return new Fault(name, effect, isAfterTheWork, notNegative("afterCalls", number), times);
  }

  /**
   * The same, when the work is done: only the answer is lost or wrong, and an invoice file is
   * taken.
   *
   * @return another fault
   * @throws IllegalStateException for a fault that leaves a good answer, or is after the work
   *     anyway
   */
  public Fault afterTheWork() {
    if (!(effect instanceof Effect.Failing failing) || !failing.canBeAfterTheWork()) {
      throw new IllegalStateException(
          name
              + " cannot be moved behind the work; reset, stall, htmlPage, tooManyRequests and"
              + " serviceFailed can");
    }
    return new Fault(name, effect, true, skippedCalls, times);
  }

  Effect effect() {
    return effect;
  }

  boolean isAfterTheWork() {
    return isAfterTheWork || (effect instanceof Effect.Failing f && f.isAfterTheWork());
  }

  int skippedCalls() {
    return skippedCalls;
  }

  int times() {
    return times;
  }

  /** {@return the fault as it is scripted, such as {@code reset().afterTheWork().times(3)}} */
  @Override
  public String toString() {
    return name
        + (isAfterTheWork ? ".afterTheWork()" : "")
        + (times > 1 ? ".times(" + times + ")" : "")
        + (skippedCalls > 0 ? ".afterCalls(" + skippedCalls + ")" : "");
  }

  private static int notNegative(String factory, int number) {
    if (number < 0) {
      throw new IllegalArgumentException(factory + " takes 0 or more, found " + number);
    }
    return number;
  }
}
