package com.imt.ic.testkit;

import java.io.IOException;

/** Answers requests; called by several threads. */
@FunctionalInterface
interface HttpService {

  /** Decides on the answer to one request; what fails closes the connection. */
  void handle(HttpRequest request, HttpReply reply) throws IOException;
}
