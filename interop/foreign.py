"""Our client against servers of others, which know nothing of Spate: gnmic, which collects two of our devices and serves what it
has, and OpenConfig's fake device, which has neither Capabilities nor Get, speaks TLS, and ends no subscription by itself."""

import json
import signal
import subprocess
import tempfile
import time
from pathlib import Path

from clients import BIN, Running, json_values
from harness import HERE, expect, expect_equal, expect_success, run_command
from server import STOP_SECONDS, free_port

START_SECONDS = 30

FAKE_DEVICE = """
target: "fake"
disable_eof: true
fixed {
  responses { update { timestamp: %d
    prefix { elem { name: "interfaces" } elem { name: "interface" key { key: "name" value: "Ethernet1" } } }
    update { path { elem { name: "state" } elem { name: "oper-status" } } val { string_val: "UP" } }
    update { path { elem { name: "state" } elem { name: "counters" } elem { name: "in-octets" } } val { uint_val: 1000 } }
    update { path { elem { name: "acme" } elem { name: "fan" } } val { int_val: 4200 } } } }
}
"""


def spate(address, *words, flags=()):
    """Our client, dialling an address."""
    return run_command([HERE.parent / "spate", *words, "-a", address, *flags], seconds=60)


class Foreign:
    """A server that is none of ours. Use it in a `with`."""

    def __init__(self, command, address, flags=()):
        self.address = address
        self.flags = flags
        self.log = tempfile.TemporaryFile(mode="a+")
        self.process = subprocess.Popen(
            [str(word) for word in command], stdin=subprocess.DEVNULL, stdout=self.log, stderr=subprocess.STDOUT)

    def run(self, *words):
        return spate(self.address, *words, flags=self.flags)

    def wait_until_it_tells(self, words, *texts):
        """Until what a command prints holds these texts."""
        deadline = time.monotonic() + START_SECONDS
        while True:
            seen = self.run(*words)
            if all(text in seen.stdout for text in texts):
                return
            self.log.seek(0)
            expect(self.process.poll() is None, f"it ended with {self.process.returncode}:\n{self.log.read()}")
            expect(time.monotonic() < deadline, f"no {texts} within {START_SECONDS} s:\n{seen.text}")
            time.sleep(0.5)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        try:
            self.process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.log.close()


def collector(server, folder):
    """gnmic as a collector of two devices, with a gNMI server of its own."""
    port = server.gateway.address.rsplit(":", 1)[1]
    own = f"127.0.0.1:{free_port('127.0.0.1')}"
    config = {
        "insecure": True, "encoding": "proto",
        "targets": {f"router{i}": {"address": f"127.0.1.{i}:{port}"} for i in (1, 2)},
        "subscriptions": {"all": {
            "paths": ["/"], "mode": "stream", "stream-mode": "sample", "sample-interval": "1s"}},
        "gnmi-server": {"address": own},
    }
    file = Path(folder, "gnmic.yaml")
    file.write_text(json.dumps(config))  # which is YAML too
    return Foreign([BIN / "gnmic", "--config", file, "subscribe"], own)


def fake_device(folder):
    """OpenConfig's fake device, with a certificate that nobody signed."""
    port = free_port("127.0.0.1")
    certificate, key, config = (Path(folder, name) for name in ("fake.crt", "fake.key", "fake.txtpb"))
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=fake",
         "-keyout", key, "-out", certificate], check=True, capture_output=True)
    config.write_text(FAKE_DEVICE % time.time_ns())
    command = [BIN / "fake_server", "-config", config, "-text", "-port", port, "-server_crt", certificate,
               "-server_key", key, "-allow_no_client_auth"]
    return Foreign(command, f"127.0.0.1:{port}", flags=("--skip-verify",))


# ---- What our client does with a collector


def get(at):
    shown = expect_success(at.run("get", "--target", "router1", "--format", "flat",
                                  "/interfaces/interface[name=eth0]/state/mtu")).stdout
    expect_equal(shown, "/interfaces/interface[name=eth0]/state/mtu: 1500\n", "output")


def subscribe_once(at):
    shown = expect_success(at.run("subscribe", "--mode", "once", "--format", "flat", "--target", "router2",
                                  "/interfaces/interface[name=eth0]/state/oper-status")).stdout
    expect_equal(shown, "/interfaces/interface[name=eth0]/state/oper-status: UP\n", "output")


def paths(at):
    (listed,) = json_values(expect_success(at.run("paths", "--format", "json", "/interfaces")).stdout)
    by_path = {leaf["path"]: leaf for leaf in listed}
    counter = by_path["/interfaces/interface[name=*]/state/counters/in-octets"]
    expect_equal((counter["type"], counter["writable"], counter["counter"]), ("uint64", False, True), "in-octets")
    expect(by_path["/interfaces/interface[name=*]/config/mtu"]["writable"], str(by_path))


def devices(at):
    (listed,) = json_values(expect_success(at.run("devices", "--format", "json")).stdout)
    expect_equal([(device["target"], device["state"]) for device in listed],
                 [("router1", "live"), ("router2", "live")], "devices")
    missing = at.run("devices", "router3")
    expect_equal(missing.returncode, 1, "exit code")
    expect('target "router3": no such device; did you mean router1 or router2?' in missing.stderr, missing.text)


def diff(at):
    result = at.run("diff", "--type", "config", "--path", "/system", "router1", "router2")
    expect_equal(result.returncode, 1, f"exit code; it printed\n{result.text}")
    for line in ("- /system/config/hostname: router1", "+ /system/config/hostname: router2"):
        expect(line in result.stdout.splitlines(), result.text)


def set_and_get(at):
    path = "/interfaces/interface[name=eth1]/config/description"
    expect_success(at.run("set", "--target", "router1", "--update", f"{path}:::string:::by way of gnmic"))
    shown = expect_success(at.run("get", "--target", "router1", "--format", "flat", path)).stdout
    expect_equal(shown, f"{path}: by way of gnmic\n", "output")


def watch(at):
    expect_live_lines(at, "watch", "router1:eth0")


def top(at):
    expect_live_lines(at, "top")


def expect_live_lines(at, *words):
    """Lines that name the interface come for more than one round, and go on until Ctrl-C."""
    with Running([HERE.parent / "spate", *words, "-a", at.address, *at.flags]) as client:
        deadline = time.monotonic() + START_SECONDS
        while sum("eth0" in line for line in client.output) < 2:
            expect(client.process.poll() is None, f"it ended with {client.process.returncode}:\n{client.text}")
            expect(time.monotonic() < deadline, f"not twice eth0 within {START_SECONDS} s:\n{client.text}")
            time.sleep(0.1)
        client.process.send_signal(signal.SIGINT)
        expect_equal(client.process.wait(STOP_SECONDS), 130, "exit code")


def bench(at):
    words = ["--mode", "once", "--path", "/system/state/hostname", "--warm-up", "0s", "--duration", "500ms"]
    (report,) = json_values(expect_success(at.run("bench", *words, "--format", "json")).stdout)
    expect(report["answers"] > 1 and report["bad-messages"] == 0, str(report))


def status_says_whose_it_is_not(at):
    result = at.run("status")
    expect_equal(result.returncode, 1, "exit code")
    expect("is not the gateway of a Spate server" in result.stderr, result.text)


HOSTNAMES = ("subscribe", "--mode", "once", "--format", "flat", "/system/state/hostname")
COLLECTOR = (get, set_and_get, subscribe_once, watch, top, paths, devices, diff, bench, status_says_whose_it_is_not)


# ---- What it does with a device that has Subscribe alone


def device_paths(at):
    shown = expect_success(at.run("paths")).stdout.splitlines()
    found = {line.split()[0]: line.split()[1:] for line in shown[1:]}
    expect_equal(found["/interfaces/interface[name=*]/state/counters/in-octets"], ["ro", "sample", "counter64", "1"], "in-octets")
    expect_equal(found["/interfaces/interface[name=*]/acme/fan"][:3], ["??", "?", "int64"], "a vendor's leaf")


def device_is_named_by_its_address(at):
    (listed,) = json_values(expect_success(at.run("devices", "--format", "json")).stdout)
    expect_equal([(device["target"], device["state"]) for device in listed], [(at.address, "live")], "devices")


def device_capabilities_are_unimplemented(at):
    result = at.run("capabilities")
    expect_equal(result.returncode, 1, "exit code")
    expect("UNIMPLEMENTED" in result.stderr, result.text)


DEVICE = (device_paths, device_is_named_by_its_address, device_capabilities_are_unimplemented)


def run(runner, server):
    """All of it, as far as the runner wants it."""
    with tempfile.TemporaryDirectory() as folder:
        for start, first, texts, checks in (
            (lambda: collector(server, folder), HOSTNAMES, ("[router1]", "[router2]"), COLLECTOR),
            (lambda: fake_device(folder), ("devices",), ("live",), DEVICE),
        ):
            names = {check: f"foreign.{check.__name__}" for check in checks}
            if any(runner.wants(name) for name in names.values()):
                with start() as at:
                    if runner.must("foreign.starts", at.wait_until_it_tells, first, *texts):
                        for check, name in names.items():
                            runner.run(name, check, at)
