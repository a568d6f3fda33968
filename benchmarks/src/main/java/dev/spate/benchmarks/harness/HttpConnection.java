package dev.spate.benchmarks.harness;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A connection by which one thread asks an HTTP/1.1 server, and which costs as little as can be. The answers must tell their length. */
final class HttpConnection implements AutoCloseable {
  private static final int OK = 200;
  private static final String LENGTH = "content-length:";

  private final Socket socket;
  private final InputStream in;

  HttpConnection(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream());
  }

  /**
   * Asks for what is at a path, and reads it to its end.
   *
   * @return its size in bytes
   * @throws RoundFailedException if the answer is not 200, or does not tell its length
   */
  int get(String path) throws IOException {
    String request = "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    String status = line();
    int length = -1;
    for (String header = line(); !header.isEmpty(); header = line()) {
      if (header.toLowerCase(Locale.ROOT).startsWith(LENGTH)) {
        length = Integer.parseInt(header.substring(LENGTH.length()).strip());
      }
    }
    if (!status.startsWith("HTTP/1.1 " + OK) || length < 0) {
      throw new RoundFailedException(
          "GET " + path + " was answered by \"" + status + "\" with a length of " + length);
    }
    in.skipNBytes(length);
    return length;
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new RoundFailedException("the server closed the connection");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
