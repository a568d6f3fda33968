package dev.spate.server.source.host;

import dev.spate.spi.Source;
import dev.spate.spi.SourceContract;
import java.time.Duration;

/** This machine is a source like any other. */
class HostContractIT extends SourceContract {

  @Override
  protected Source source() {
    return new HostSource(new HostConfig(true, "box", Duration.ofMillis(100)));
  }
}
