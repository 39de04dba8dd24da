package com.imt.ic.soap;

import com.imt.ic.internal.profile.PageSpec;
import com.imt.ic.internal.profile.RequestValue;
import com.imt.ic.profile.Profile;
import java.util.List;
import java.util.Optional;

/**
 * The requests that together ask for one report: for one invoice type after the other, page after
 * page. Immutable and thread-safe.
 *
 * @param invoiceTypes empty where a request asks for all
 * @param pages empty where an answer holds all
 */
record ReportParts(OperationRequest request, List<String> invoiceTypes, Optional<PageSpec> pages) {

  static ReportParts of(OperationRequest request, Profile profile) {
    boolean byType = request.operation.request().sends(RequestValue.INVOICE_TYPE_ID);
    return new ReportParts(
        request, byType ? profile.invoiceTypes() : List.of(), request.operation.request().pages());
  }

  /** Whether one request asks for all. */
  boolean isOne() {
    return types() == 1 && pages.isEmpty();
  }

  int types() {
    return Math.max(1, invoiceTypes.size());
  }

  OperationRequest first() {
    return get(0, 0);
  }

  /** The request for a page of a type, both counted from 0. */
  OperationRequest get(int type, int page) {
    OperationRequest part = request.part(name(type, page));
    if (!invoiceTypes.isEmpty()) {
      part = part.and(RequestValue.INVOICE_TYPE_ID, invoiceTypes.get(type));
    }
    if (pages.isPresent()) {
      part =
          part.and(RequestValue.PAGE, String.valueOf(pages.get().first() + page))
              .and(RequestValue.PAGE_SIZE, String.valueOf(pages.get().size()));
    }
    return part;
  }

  /** Which part it is, for people; empty for all of it. */
  String name(int type, int page) {
    String ofType = invoiceTypes.isEmpty() ? "" : ", invoice type " + invoiceTypes.get(type);
    return pages.map(spec -> ofType + ", page " + (spec.first() + page)).orElse(ofType);
  }
}
