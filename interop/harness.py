"""The runner of the checks: what a check is, where it runs, its time bound, and how its result is printed."""

import re
import signal
import subprocess
import time
import traceback
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
CHECK_SECONDS = 60


@dataclass(frozen=True)
class Endpoint:
    """Where a check dials, and what it has to name there to speak about one device.

    The gateway fronts all devices and wants `prefix.target`; a device endpoint is one device and wants none.
    """

    name: str
    address: str
    target: str
    device: str = "router1"

    @property
    def url(self):
        return f"http://{self.address}"

    @property
    def host_and_port(self):
        host, port = self.address.rsplit(":", 1)
        return host, int(port)

    def interface(self, name):
        """How NetworkTelemetry names an interface here."""
        return f"{self.device}:{name}" if self.target else name


@dataclass(frozen=True)
class Check:
    function: object
    endpoints: tuple
    seconds: int = CHECK_SECONDS

    def name(self, endpoint):
        return f"{self.function.__module__.removesuffix('_checks')}.{self.function.__name__} on the {endpoint}"


CHECKS = []


def check(function):
    """Marks a function that takes an Endpoint: it runs on the gateway and on a device endpoint."""
    CHECKS.append(Check(function, ("gateway", "device endpoint")))
    return function


def gateway_check(function):
    """Marks a check of what only the gateway offers."""
    CHECKS.append(Check(function, ("gateway",)))
    return function


def device_check(function):
    """Marks a check of what only a device endpoint does."""
    CHECKS.append(Check(function, ("device endpoint",)))
    return function


def http_check(seconds=CHECK_SECONDS):
    """Marks a check of what is offered over HTTP, which takes at most so long."""

    def mark(function):
        CHECKS.append(Check(function, ("http",), seconds))
        return function

    return mark


class Runner:
    """Runs checks one after another, each within its time, and counts."""

    def __init__(self, words=()):
        self.words = words
        self.passed = 0
        self.failed = []

    def run(self, name, function, *arguments, seconds=CHECK_SECONDS):
        """Runs a check, unless words were given and its name holds none of them."""
        if self.wants(name):
            self.must(name, function, *arguments, seconds=seconds)

    def wants(self, name):
        return not self.words or any(word in name for word in self.words)

    def must(self, name, function, *arguments, seconds=CHECK_SECONDS):
        """Runs a check; true when it passed."""
        start = time.monotonic()
        try:
            with time_limit(seconds):
                function(*arguments)
        except Exception as error:
            self.failed.append(name)
            print(f"FAIL {name}\n{indented(explain(error))}", flush=True)
            return False
        self.passed += 1
        print(f"ok   {name} ({time.monotonic() - start:.1f} s)", flush=True)
        return True

    def summary(self):
        """Prints what failed and the count; the exit code."""
        for name in self.failed:
            print(f"FAIL {name}")
        print(f"{self.passed} passed, {len(self.failed)} failed")
        return 1 if self.failed or not self.passed else 0


class time_limit:
    """Raises TimeoutError in the main thread when its block takes longer."""

    def __init__(self, seconds):
        self.seconds = seconds

    def __enter__(self):
        signal.signal(signal.SIGALRM, self.expire)
        signal.setitimer(signal.ITIMER_REAL, self.seconds)

    def __exit__(self, *_):
        signal.setitimer(signal.ITIMER_REAL, 0)

    def expire(self, *_):
        raise TimeoutError(f"still running after {self.seconds} s")


def explain(error):
    """The message of a failed expectation and the line that made it; the whole trace of anything unexpected."""
    if not isinstance(error, AssertionError):
        return "".join(traceback.format_exception(error)).rstrip()
    where = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.endswith("_checks.py")]
    lines = [f"{Path(frame.filename).name}:{frame.lineno}: {frame.line}" for frame in where]
    return "\n".join([str(error), *lines])


def indented(text):
    """What is long loses its middle."""
    lines = text.splitlines()
    if len(lines) > 60:
        lines[20:-40] = [f"... {len(lines) - 60} lines ..."]
    return "\n".join("     " + line[:400] for line in lines)


def run_command(command, seconds=30, stdin=None):
    """Runs a client to its end, which is a failure of the check when it takes longer than `seconds`."""
    result = subprocess.run(
        [str(word) for word in command], input=stdin, capture_output=True, text=True, timeout=seconds
    )
    result.text = result.stdout + result.stderr
    return result


# ---- Expectations: each says what it got when it fails


def expect(condition, message):
    if not condition:
        raise AssertionError(message)


def expect_equal(got, wanted, what):
    expect(got == wanted, f"{what}: got {got!r}, wanted {wanted!r}")


def expect_success(result):
    expect(result.returncode == 0, f"exit code {result.returncode} of {' '.join(result.args)}\n{result.text}")
    return result


def expect_error(result, code, *words):
    """The client failed, and told the gRPC code and, in the status message, each of the words."""
    expect(result.returncode != 0, f"wanted {code}, but it succeeded:\n{result.text}")
    expect(code.replace("_", "").lower() in error_codes(result.text), f"wanted {code}, got:\n{result.text}")
    for word in words:
        expect(word.lower() in result.text.lower(), f"wanted {word!r} in the message, got:\n{result.text}")


def error_codes(text):
    """The gRPC codes that a client written in Go prints, `code = NotFound` or `Code: NotFound`, in lower case."""
    return [code.lower() for code in re.findall(r"\b[Cc]ode(?: =|:) (\w+)", text)]

