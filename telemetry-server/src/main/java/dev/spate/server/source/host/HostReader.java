package dev.spate.server.source.host;

/** Reads the machine. For one thread at a time; may block, and throw where the operating system does not answer as expected. */
interface HostReader {

  HostFacts facts();

  HostSample sample();
}
