package com.imt.ic.simulation;

import com.imt.ic.cloud.InvoiceCloud;
import com.imt.ic.internal.profile.TimePolicy;
import com.imt.ic.soap.SoapVersion;
import com.imt.ic.testkit.AspNetText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.Okio;

/**
 * The SDK's SOAP client, whose requests are answered within the process: it writes a real request,
 * and reads the bytes that ASP.NET would send, as far as they come.
 */
final class DataSetWire implements Wire {

  private static final String HTML = "text/html; charset=utf-8";

  /** RFC 9110, section 5.6.7. */
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
          .withZone(ZoneOffset.UTC);

  private final World world;
  private final Biller biller;
  private final VisibleRows rows;
  private final AspNetText text;

  DataSetWire(World world, Biller biller) {
    this.world = world;
    this.biller = biller;
    rows = new VisibleRows(world, biller);
    text = new AspNetText(biller.truth()::onTheWire);
  }

  @Override
  public InvoiceCloud connect(Station station) {
    return SoapClient.of(
        this::answer,
        station,
        rejectTimes().toString(),
        biller.profile(),
        world.random().nextBoolean() ? SoapVersion.SOAP_1_1 : SoapVersion.SOAP_1_2);
  }

  private TimePolicy rejectTimes() {
    return biller.profile().operation("achRejects").columns().get("rejectedAt").time();
  }

  @Override
  public Instant asRead(Instant moment) {
    TimePolicy policy = rejectTimes();
    if (policy.equals(TimePolicy.GMT)) {
      return moment;
    }
    ZoneId zone = ZoneId.of(policy.toString());
    return LocalDateTime.ofInstant(moment, zone).atZone(zone).toInstant();
  }

  private Response answer(Request request, Station station) throws IOException {
    Node node = station.node();
    Fate fate = world.fate();
    station.asked();
    fate.step(node);
    if (fate.fault(30)) {
      throw new IOException("the simulated connection was refused");
    }
    if (world.isDown()) {
      return response(request, 503, HTML, page("down"), node);
    }
    Buffer sent = new Buffer();
    request.body().writeTo(sent);
    AspNetText.Question question = AspNetText.Question.read(sent.readByteArray(), biller.profile());
    if (fate.fault(50)) {
      return response(
          request, 500, question.contentType(), text.fault(question, "Timeout expired."), node);
    }
    if (fate.fault(100)) {
      return response(request, 200, HTML, page("maintenance"), node);
    }
    byte[] answer =
        switch (question.operation()) {
          case PAYMENTS -> text.payments(question, rows.payments(question.moment("from"), station));
          case SETTLED_BATCHES ->
              text.settledBatches(
                  question, rows.settled(question.date("startDate"), question.date("endDate")));
          case ACH_REJECTS -> text.achRejects(question, rows.rejects(question.moment("from")));
          case AUTOPAY -> text.autoPay(question, rows.customers());
          case PAPERLESS -> text.paperless(question, List.of());
          default -> throw new UnsupportedOperationException(question.operation().name());
        };
    fate.step(node);
    if (fate.fault(30)) {
      throw new IOException("the simulated answer was lost");
    }
    return response(request, 200, question.contentType(), answer, node);
  }

  private static byte[] page(String title) {
    return ("<!DOCTYPE html><html><head><title>" + title + "</title></head><body /></html>")
        .getBytes(StandardCharsets.UTF_8);
  }

  private Response response(
      Request request, int status, String contentType, byte[] body, Node node) {
    Response.Builder response =
        new Response.Builder()
            .request(request)
            .protocol(Protocol.HTTP_1_1)
            .code(status)
            .message("answered")
            .body(
                ResponseBody.create(
                    Okio.buffer(new ArrivingBytes(world, node, body)),
                    MediaType.get(contentType),
                    -1));
    world
        .serverTells(world.now())
        .ifPresent(date -> response.header("Date", HTTP_DATE.format(date)));
    return response.build();
  }
}
