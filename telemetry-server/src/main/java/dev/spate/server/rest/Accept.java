package dev.spate.server.rest;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a client accepts (RFC 9110 section 12.5.1). Stateless. */
public final class Accept {

  private Accept() {}

  /**
   * Refuses a request that does not accept the one content type that there is.
   *
   * @throws ProblemException 406
   */
  public static void require(Context request, String contentType) {
    if (!accepts(request.header("Accept"), contentType)) {
      throw new ProblemException(new Problem(
          HttpStatus.NOT_ACCEPTABLE.getCode(),
          "Accept is \"%s\", but the answer is %s"
              .formatted(request.header("Accept"), contentType)));
    }
  }

  /** Whether a header that is absent, or has a range with the type that is not weighted 0, accepts a type. */
  static boolean accepts(@Nullable String header, String contentType) {
    if (header == null || header.isBlank()) {
      return true;
    }
    String anyOfType = contentType.substring(0, contentType.indexOf('/')) + "/*";
    for (String range : header.toLowerCase(Locale.ROOT).split(",")) {
      String[] parts = range.split(";", -1); // at least one, also of ";"
      String type = parts[0].strip();
      boolean fits = type.equals(contentType) || type.equals(anyOfType) || type.equals("*/*");
      if (fits && !isZero(parts)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isZero(String[] parts) {
    for (int i = 1; i < parts.length; i++) {
      if (parts[i].strip().matches("q=0(\\.0*)?")) {
        return true;
      }
    }
    return false;
  }
}
