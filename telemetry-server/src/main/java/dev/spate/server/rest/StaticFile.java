package dev.spate.server.rest;

import io.javalin.http.Context;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** A file that comes with the server. Read when it is first asked for, and kept. Safe to share among threads. */
final class StaticFile implements Route.Endpoint {

  private static final String SWAGGER_UI = "META-INF/resources/webjars/swagger-ui/";
  private static final String SWAGGER_UI_VERSION =
      "META-INF/maven/org.webjars/swagger-ui/pom.properties";

  private final Reader reader;
  private final String contentType;
  private volatile byte @Nullable [] content;

  private interface Reader {
    byte[] read() throws IOException;
  }

  private StaticFile(Reader reader, String contentType) {
    this.reader = reader;
    this.contentType = contentType;
  }

  /** A file of our own, beside this class. */
  static StaticFile own(String name, String contentType) {
    return new StaticFile(
        () -> read(StaticFile.class.getPackageName().replace('.', '/') + '/' + name), contentType);
  }

  /** A file of Swagger UI. */
  static StaticFile ofSwaggerUi(String name, String contentType) {
    return new StaticFile(
        () -> {
          Properties properties = new Properties();
          properties.load(new ByteArrayInputStream(read(SWAGGER_UI_VERSION)));
          return read(SWAGGER_UI + properties.getProperty("version") + '/' + name);
        },
        contentType);
  }

  @Override
  public void answer(Context request, Parameters asked) throws IOException {
    byte[] bytes = content;
    if (bytes == null) {
      bytes = reader.read();
      content = bytes;
    }
    request.header("Cache-Control", "max-age=60").contentType(contentType).result(bytes);
  }

  private static byte[] read(String resource) throws IOException {
    try (InputStream in = StaticFile.class.getClassLoader().getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("The resource " + resource + " is missing");
      }
      return in.readAllBytes();
    }
  }
}
