package com.imt.ic.testkit;

/** A request is refused with a fault, whose text is the message. */
final class RefusedException extends Exception {

  private static final long serialVersionUID = 1L;

  private final SoapAnswer.FaultCode code;

  private RefusedException(SoapAnswer.FaultCode code, String reason) {
    super(reason);
    this.code = code;
  }

  /** ASP.NET cannot make the method's arguments of the request. */
  static RefusedException unreadable(String position, String why) {
    return new RefusedException(
        SoapAnswer.FaultCode.CALLER,
        "Server was unable to read request. ---> System.InvalidOperationException: There is an"
            + " error in XML document "
            + position
            + ". ---> "
            + why);
  }

  /** The method itself throws. */
  static RefusedException thrown(String exception) {
    return new RefusedException(
        SoapAnswer.FaultCode.SERVICE, "Server was unable to process request. ---> " + exception);
  }

  /** The method says that the caller is to blame. */
  static RefusedException caller(String reason) {
    return new RefusedException(SoapAnswer.FaultCode.CALLER, reason);
  }

  SoapAnswer.FaultCode code() {
    return code;
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
