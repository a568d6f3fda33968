package dev.spate.simulator;

import dev.spate.spi.Source;
import dev.spate.spi.SourceContract;

/** The simulator is a source like any other. */
class SimulatorContractIT extends SourceContract {

  @Override
  protected Source source() {
    SimulatorConfig defaults = SimulatorConfig.defaults();
    return new Simulator(new SimulatorConfig(
        defaults.seed(),
        defaults.tick(),
        defaults.statusInterval(),
        2,
        defaults.devices(),
        defaults.links(),
        new GeneratorConfig(3, 4, DeviceModel.ROUTER, "sim"),
        defaults.traffic()));
  }
}
