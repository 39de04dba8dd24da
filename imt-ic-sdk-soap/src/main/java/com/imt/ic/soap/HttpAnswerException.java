package com.imt.ic.soap;

import java.io.IOException;

/** The answer is no SOAP message; says what it is instead, without its content. */
final class HttpAnswerException extends IOException {

  private static final long serialVersionUID = 1L;

  HttpAnswerException(String what) {
    super(what);
  }
}
