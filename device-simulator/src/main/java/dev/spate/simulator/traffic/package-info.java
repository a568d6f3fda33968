/**
 * Traffic: how packets flow over the simulated links, tick by tick. Plain arithmetic over primitive arrays that knows neither
 * paths nor the store, so that days of traffic can be run and checked in a moment.
 */
@NullMarked
package dev.spate.simulator.traffic;

import org.jspecify.annotations.NullMarked;
