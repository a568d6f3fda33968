package dev.spate.server.rest;

import dev.spate.json.JsonBuffer;
import dev.spate.json.JsonWriter;
import dev.spate.query.ReadException;
import io.javalin.http.HttpStatus;

/**
 * What is wrong with a request, as a problem document (RFC 9457). Immutable.
 *
 * @param status of HTTP
 * @param detail for a person: what is wrong, with its name and value, and what would be right
 */
public record Problem(int status, String detail) {

  public static final String CONTENT_TYPE = "application/problem+json";

  /**
   * That a read means nothing. What the schema does not know is as absent to a client of HTTP as what has no values, so both are
   * Not Found.
   */
  public static Problem of(ReadException refusal) {
    HttpStatus status = refusal.kind() == ReadException.Kind.INVALID_ARGUMENT
        ? HttpStatus.BAD_REQUEST
        : HttpStatus.NOT_FOUND;
    return new Problem(status.getCode(), String.valueOf(refusal.getMessage()));
  }

  /** The document. */
  public JsonBuffer json() {
    JsonWriter out = new JsonWriter();
    out.beginObject();
    out.name("type").string("about:blank");
    out.name("title").string(HttpStatus.forStatus(status).getMessage());
    out.name("status").number(status);
    out.name("detail").string(detail);
    out.endObject();
    return out.buffer();
  }
}
