"""How the server ends, and what it does when it cannot start. These end servers, and so run after all other checks."""

import signal
import tempfile
import time

from clients import grpcurl_stream, path
from harness import error_codes, expect, expect_equal
from server import STOP_SECONDS, Server, start

COUNTERS = path("/interfaces/interface[name=eth0]/state/counters")
STREAM = {"subscribe": {"mode": "STREAM", "encoding": "PROTO", "subscription": [
    {"path": COUNTERS, "mode": "SAMPLE", "sampleInterval": 1_000_000_000}]}}


def a_port_in_use_is_exit_code_2(server):
    port = server.gateway.host_and_port[1]
    with tempfile.TemporaryFile(mode="a+") as log:
        second = start(port, 0, log)
        code = second.wait(60)
        log.seek(0)
        printed = log.read()
    expect_equal(code, 2, f"exit code; it printed:\n{printed}")
    naming = [line for line in printed.splitlines() if str(port) in line]
    expect(naming, f"no line names port {port}:\n{printed}")
    expect("Exception" not in printed, f"a stack trace:\n{printed}")


def sigterm_ends_the_streams_and_exits_0(server):
    """On every endpoint health turns NOT_SERVING, streams end with UNAVAILABLE and say why."""
    expect_an_orderly_end(server, signal.SIGTERM, 0)


def ctrl_c_exits_130():
    with Server() as server:
        server.wait_until_ready()
        expect_an_orderly_end(server, signal.SIGINT, 130)


def expect_an_orderly_end(server, number, code):
    named = {"interface_name": "router1:eth0"}
    with (
        grpcurl_stream(server.gateway, "gnmi.gNMI/Subscribe", STREAM) as gnmi,
        grpcurl_stream(server.device, "gnmi.gNMI/Subscribe", STREAM) as on_device,
        grpcurl_stream(server.gateway, "NetworkTelemetry/Subscribe", named) as simple,
        grpcurl_stream(server.gateway, "grpc.health.v1.Health/Watch", {}) as health,
    ):
        for client in (gnmi, on_device, simple, health):
            client.wait_for(lambda seen: seen, "first message")
        start = time.monotonic()
        server.signal(number)
        for client in (gnmi, on_device, simple):
            ended = client.wait(STOP_SECONDS)
            expect_equal(error_codes(ended.text), ["unavailable"], f"status of {client.command}\n{ended.text}")
            expect("shutting down" in ended.text, ended.text)
        elapsed = time.monotonic() - start
        expect(elapsed < 6, f"the streams took {elapsed:.1f} s to end, instead of at most 5")
        health.wait(STOP_SECONDS)
        expect_equal([message.get("status") for message in health.messages], ["SERVING", "NOT_SERVING"], "health")
    expect_equal(server.wait(), code, f"exit code; the server printed:\n{server.printed()}")
