package dev.spate.subscription;

/** The server's handle of an open stream. Any thread; none of its methods blocks. */
public interface Stream {

  /** The outlet can take more again. */
  void ready();

  /** POLL: send what there is, then a sync. */
  void poll();

  /** The client is gone, or the stream is to end: nothing more is sent. */
  void close();
}
