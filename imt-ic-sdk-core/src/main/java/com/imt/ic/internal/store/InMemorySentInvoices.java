package com.imt.ic.internal.store;

import com.imt.ic.InvoiceNumber;
import com.imt.ic.internal.store.InMemoryState.Sent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What was sent of each invoice, in memory. */
record InMemorySentInvoices(InMemoryTransaction transaction) implements SentInvoices {

  @Override
  public Optional<String> lastWritten(InvoiceNumber invoiceNumber) {
    List<Sent> sent = ofInvoice(invoiceNumber);
    return sent.isEmpty()
        ? Optional.empty()
        : Optional.of(sent.get(sent.size() - 1).contentDigest());
  }

  @Override
  public void written(InvoiceNumber invoiceNumber, String contentDigest, String fileName) {
    List<Sent> sent = new ArrayList<>(ofInvoice(invoiceNumber));
    sent.removeIf(each -> each.fileName().equals(fileName));
    sent.add(new Sent(contentDigest, fileName, false));
    transaction.state().sentInvoices.put(invoiceNumber, List.copyOf(sent));
  }

  @Override
  public void accepted(String fileName) {
    change(
        fileName,
        sent -> {
          Sent written = sent.get(indexOf(sent, fileName));
          sent.set(
              indexOf(sent, fileName), new Sent(written.contentDigest(), written.fileName(), true));
          return sent;
        });
  }

  @Override
  public void refused(String fileName) {
    change(
        fileName,
        sent -> {
          sent.removeIf(each -> each.fileName().equals(fileName) && !each.accepted());
          return sent;
        });
  }

  private void change(String fileName, UnaryOperator<List<Sent>> change) {
    for (InvoiceNumber invoiceNumber : transaction.state().sentInvoices.keys()) {
      List<Sent> sent = ofInvoice(invoiceNumber);
      if (indexOf(sent, fileName) >= 0) {
        transaction
            .state()
            .sentInvoices
            .put(invoiceNumber, List.copyOf(change.apply(new ArrayList<>(sent))));
      }
    }
  }

  private List<Sent> ofInvoice(InvoiceNumber invoiceNumber) {
    return transaction.state().sentInvoices.find(invoiceNumber).orElse(List.of());
  }

  private static int indexOf(List<Sent> sent, String fileName) {
    for (int i = 0; i < sent.size(); i++) {
      if (sent.get(i).fileName().equals(fileName)) {
        return i;
      }
    }
    return -1;
  }
}
