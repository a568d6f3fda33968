"""What the demo answers over HTTP, where only the whole of it can show that the parts fit."""

import json
import time
from contextlib import closing
from urllib.request import urlopen

from harness import expect, expect_equal, http_check

SECONDS = 20
FIGURES = ("bandwidth_mbps", "latency_ms", "packet_errors", "packet_loss_pct", "cpu_pct", "memory_pct", "timestamp")


@http_check(seconds=SECONDS)
def every_simulated_device_has_all_figures(http):
    devices = [device["name"] for device in get(http, "/api/v1/devices")["devices"] if device["source"] == "simulator"]
    expect(devices, "no device is simulated")
    # A rate takes two samples, a second apart.
    deadline = time.monotonic() + SECONDS / 2
    while missing(telemetry := get(http, "/telemetry"), devices) and time.monotonic() < deadline:
        time.sleep(0.5)
    expect_equal(missing(telemetry, devices), [], "figures that are null")
    expect(all(telemetry[name]["bandwidth_mbps"] > 0 for name in devices), f"a device carries nothing: {telemetry}")


@http_check(seconds=SECONDS)
def an_interface_has_the_rates_of_its_recent_samples(http):
    interface = get(http, "/api/v1/devices/router1/interfaces/eth0")
    for direction in ("in", "out"):
        rate, share = interface[f"{direction}_bps"], interface[f"{direction}_utilisation"]
        expect(0 < rate <= interface["speed_bps"], f"{direction}_bps is {rate}")
        expect(abs(share - rate / interface["speed_bps"]) < 0.001, f"{direction}_utilisation is {share}")


def missing(telemetry, devices):
    return [f"{name}/{figure}" for name in devices for figure in FIGURES if telemetry[name][figure] is None]


def get(http, path):
    with closing(urlopen(http.url + path, timeout=SECONDS)) as answer:
        return json.load(answer)
