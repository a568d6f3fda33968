"""The built server, started on free ports and stopped by its own pid."""

import os
import signal
import socket
import subprocess
import tempfile
import time

from clients import grpcurl
from harness import HERE, Endpoint, expect

READY_SECONDS = 300  # the launcher builds first where the sources are newer than the build
STOP_SECONDS = 10


class Server:
    """`./spate demo`, on a free port or that of an earlier one. Use it in a `with`: whatever happens, it is gone after it."""

    def __init__(self, port=None):
        port, http_port = port or free_port("127.0.0.1", "127.0.1.1"), free_port("127.0.0.1")
        self.gateway = Endpoint("gateway", f"127.0.0.1:{port}", target="router1")
        self.device = Endpoint("device endpoint", f"127.0.1.1:{port}", target="")
        self.http = Endpoint("http", f"127.0.0.1:{http_port}", target="")
        self.log = tempfile.TemporaryFile(mode="a+")  # appending, so that reading it moves nothing
        self.process = start(port, http_port, self.log)

    def endpoint(self, name):
        return {"gateway": self.gateway, "device endpoint": self.device, "http": self.http}[name]

    def wait_until_ready(self):
        """Until health says SERVING; an AssertionError with what the server printed if it does not come to that."""
        deadline = time.monotonic() + READY_SECONDS
        while not self.is_serving():
            expect(self.process.poll() is None, f"the server ended with {self.process.returncode}:\n{self.printed()}")
            expect(time.monotonic() < deadline, f"not ready after {READY_SECONDS} s:\n{self.printed()}")
            time.sleep(0.2)

    def is_serving(self):
        return "SERVING" in grpcurl(self.gateway, "grpc.health.v1.Health/Check", data={}).stdout.split('"')

    def signal(self, number):
        self.process.send_signal(number)

    def wait(self):
        """The exit code; a TimeoutExpired when it does not stop in time."""
        return self.process.wait(STOP_SECONDS)

    def printed(self):
        self.log.seek(0)
        return self.log.read()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                os.killpg(self.process.pid, signal.SIGKILL)  # its own group: the launcher and all it started
                self.process.wait()
        self.log.close()


def start(port, http_port, log):
    """`./spate demo` with all gRPC endpoints on one port and no link failures, in a process group of its own."""
    flags = {"gateway-port": port, "device-endpoints-port": port, "http-port": http_port, "simulator-traffic-flap-every": "0s"}
    return subprocess.Popen(
        [HERE.parent / "spate", "demo", *(f"--{key}={value}" for key, value in flags.items())],
        stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT, start_new_session=True,
    )


def free_port(*hosts):
    """A port that is free on every one of the hosts."""
    while True:
        sockets = [socket.socket() for _ in hosts]
        try:
            sockets[0].bind((hosts[0], 0))
            port = sockets[0].getsockname()[1]
            for other, host in zip(sockets[1:], hosts[1:]):
                other.bind((host, port))
            return port
        except OSError:
            continue
        finally:
            for each in sockets:
                each.close()
