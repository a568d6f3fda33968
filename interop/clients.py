"""The foreign clients: how each is called, and its output read into one form, gNMI messages as protobuf's JSON."""

import base64
import json
import os
import pty
import re
import subprocess
import tempfile
import threading
import time
from dataclasses import dataclass

from google.protobuf import json_format, text_format
from pygnmi.spec.v080 import gnmi_pb2

from harness import HERE, expect, expect_success, run_command

BIN = HERE / "bin"


def grpcurl(at, *words, data=None, flags=()):
    """grpcurl, with `data` (one message, or a list of them) as the request of the method that the words name."""
    command = [BIN / "grpcurl", "-plaintext", "-max-time", "20", *flags]
    if data is None:
        return run_command([*command, at.address, *words])
    return run_command([*command, "-d", "@", at.address, *words], stdin=requests(data))


def grpcurl_stream(at, method, data, flags=()):
    return Running([BIN / "grpcurl", "-plaintext", *flags, "-d", "@", at.address, method], stdin=requests(data))


def requests(data):
    return "\n".join(json.dumps(message) for message in (data if isinstance(data, list) else [data]))


def gnmic(at, command, *words, target=None):
    """gnmic, naming the endpoint's device as `prefix.target` unless the caller gives another (or "" for none)."""
    return run_command(gnmic_command(at, command, words, target))


def gnmic_stream(at, *words, target=None):
    words = ["--format", "protojson", *words]
    return Running(gnmic_command(at, "subscribe", words, target))


def gnmic_command(at, command, words, target):
    name = at.target if target is None else target
    named = ["--target", name] if name else []
    return [BIN / "gnmic", "-a", at.address, "--insecure", "--timeout", "20s", command, *named, *words]


def gnmic_get(at, *words, target=None):
    """The Notifications of a Get, one after another."""
    result = expect_success(gnmic(at, "get", "--format", "protojson", *words, target=target))
    return json_values(result.stdout)[0].get("notification", [])


def gnmic_once(at, *words, target=None):
    """The messages of a Subscribe in mode ONCE, which gnmic ends by itself."""
    return json_values(expect_success(
        gnmic(at, "subscribe", "--mode", "once", "--format", "protojson", *words, target=target)).stdout)


def this_machine(at):
    """The target that is none of the simulated network's."""
    notifications = gnmic_get(at, "--path", "/interfaces/interface[name=*]/state/name", target="")
    targets = {notification["prefix"]["target"] for notification in notifications}
    (name,) = (target for target in targets if target.rstrip("0123456789") not in ("router", "switch"))
    return name


SPARE = "/interfaces/interface[name=eth1]"


class restored:
    """The checks that write do so to one interface, SPARE; after this block it is configured as before."""

    def __init__(self, at):
        self.at = at

    def __enter__(self):
        self.before = spare_config(self.at)
        return self

    def __exit__(self, *_):
        expect_success(gnmic_set_object(self.at, "replace", f"{SPARE}/config", self.before))


def spare_config(at):
    (leaf,) = leaves(gnmic_get(at, "--path", f"{SPARE}/config"))
    return leaf.value


def gnmic_set_object(at, operation, path, value, encoding="json"):
    """A Set of one object, from a file: gnmic splits what is given inline at its commas."""
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump(value, file)
        file.flush()
        words = [f"--{operation}-path", path, f"--{operation}-file", file.name, "--encoding", encoding]
        return gnmic(at, "set", "--format", "protojson", *words)


def gnmi_cli(at, *words, target=None, seconds=30):
    name = at.target if target is None else target
    named = ["-t", name] if name else []
    return run_command([BIN / "gnmi_cli", "-a", at.address, "-insecure", *named, *words], seconds)


def text_messages(text):
    """The SubscribeResponses that `gnmi_cli -dt proto` printed, one after another."""
    blocks = re.findall(r"^update: \{.*?^\}|^sync_response: true", text, re.MULTILINE | re.DOTALL)
    return [json_format.MessageToDict(text_format.Parse(block, gnmi_pb2.SubscribeResponse())) for block in blocks]


def text_message(text, message):
    """What `gnmi_cli` printed of one message of the given type."""
    return json_format.MessageToDict(text_format.Parse(text, message))


def json_values(text):
    """All JSON values of a text, one after another; an incomplete one at its end is left out.

    Fields have protobuf's JSON names, `syncResponse`. grpcurl prints the names of the .proto file, `sync_response`, where
    the server's descriptors have no others, and Java's have none.
    """
    decoder, values, at = json.JSONDecoder(object_pairs_hook=with_json_names), [], 0
    while True:
        start = re.compile(r"[\[{]").search(text, at)
        if not start:
            return values
        try:
            value, at = decoder.raw_decode(text, start.start())
        except json.JSONDecodeError:
            return values
        values.append(value)


def with_json_names(pairs):
    return {re.sub(r"_([a-z])", lambda letter: letter[1].upper(), name): value for name, value in pairs}


# ---- A client that goes on running while a check looks on


class Running:
    """A client whose output is read as it comes. Use it in a `with`: at its end the client is stopped."""

    def __init__(self, command, stdin=""):
        self.command = [str(word) for word in command]
        self.output, self.errors = [], []
        self.process = subprocess.Popen(
            self.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        self.readers = [
            threading.Thread(target=collect, args=(pipe, into), daemon=True)
            for pipe, into in ((self.process.stdout, self.output), (self.process.stderr, self.errors))
        ]
        for reader in self.readers:
            reader.start()
        self.process.stdin.write(stdin)
        self.process.stdin.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        for reader in self.readers:
            reader.join()
        self.process.stdout.close()
        self.process.stderr.close()

    @property
    def messages(self):
        return json_values("".join(self.output))

    @property
    def text(self):
        return "".join(self.output) + "".join(self.errors)

    def wait_for(self, condition, what, seconds=15):
        """Waits until condition(messages) holds."""
        deadline = time.monotonic() + seconds
        while not condition(self.messages):
            expect(time.monotonic() < deadline, f"no {what} within {seconds} s; printed so far:\n{self.text}")
            time.sleep(0.02)
        return self.messages

    def wait_for_sync(self):
        return self.wait_for(lambda messages: syncs(messages) > 0, "sync_response")

    def watch(self, seconds):
        """All that came up to `seconds` from now."""
        time.sleep(seconds)
        return self.messages

    def wait(self, seconds):
        """The result of a client that ends by itself."""
        code = self.process.wait(seconds)
        for reader in self.readers:
            reader.join()
        result = subprocess.CompletedProcess(self.command, code, "".join(self.output), "".join(self.errors))
        result.text = self.text
        return result


def collect(pipe, into):
    for line in pipe:
        into.append(line)


class Terminal:
    """A client on a terminal of its own, for one that asks its user what to do next."""

    def __init__(self, command):
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            os.execv(command[0], [str(word) for word in command])
        self.output = []
        self.reader = threading.Thread(target=self.read, daemon=True)
        self.reader.start()

    def read(self):
        while True:
            try:
                chunk = os.read(self.terminal, 65536)
            except OSError:  # the client is gone, and its terminal with it
                return
            self.output.append(chunk)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        os.kill(self.pid, 9)
        os.waitpid(self.pid, 0)
        self.reader.join(5)
        os.close(self.terminal)

    @property
    def text(self):
        said = b"".join(self.output).decode(errors="replace").replace("\r", "")
        return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", said)

    def wait_for(self, condition, what, seconds=15):
        deadline = time.monotonic() + seconds
        while not condition(self.text):
            expect(time.monotonic() < deadline, f"no {what} within {seconds} s; on the terminal:\n{self.text}")
            time.sleep(0.02)
        return self.text

    def press_enter(self):
        os.write(self.terminal, b"\r")


# ---- What is in a message


@dataclass(frozen=True)
class Leaf:
    """One Update with its absolute path. `kind` is the field of TypedValue that carried the value, such as uintVal."""

    target: str
    path: str
    kind: str
    value: object
    timestamp: int
    duplicates: int


def leaves(notifications):
    """All Updates of Notifications, in order."""
    return [leaf for notification in notifications for leaf in leaves_of(notification)]


def subscribed(messages):
    """All Updates of SubscribeResponses, in order."""
    return leaves(message["update"] for message in messages if "update" in message)


def leaves_of(notification):
    prefix = notification.get("prefix", {})
    for update in notification.get("update", []):
        kind, value = typed_value(update["val"])
        yield Leaf(
            prefix.get("target", ""),
            path_text(prefix, update.get("path", {})),
            kind,
            value,
            int(notification["timestamp"]),
            int(update.get("duplicates", 0)),
        )


def typed_value(val):
    ((kind, value),) = val.items()
    if kind in ("jsonVal", "jsonIetfVal"):
        return kind, json.loads(base64.b64decode(value))
    if kind in ("uintVal", "intVal"):
        return kind, int(value)
    if kind == "leaflistVal":
        return kind, [typed_value(element)[1] for element in value.get("element", [])]
    return kind, value


def path_text(*parts):
    """The absolute path of a prefix and what follows it; an origin other than openconfig's stands before it."""
    origin = next((part["origin"] for part in parts if part.get("origin")), "")
    elems = [elem for part in parts for elem in part.get("elem", [])]
    text = "".join("/" + elem["name"] + keys_text(elem.get("key", {})) for elem in elems) or "/"
    return f"{origin}:{text}" if origin else text


def keys_text(keys):
    return "".join(f"[{name}={value}]" for name, value in sorted(keys.items()))


def deletes(messages):
    """The absolute paths that the messages delete."""
    return [
        path_text(message["update"].get("prefix", {}), path)
        for message in messages
        if "update" in message
        for path in message["update"].get("delete", [])
    ]


def syncs(messages):
    return sum(1 for message in messages if message.get("syncResponse"))


def values(found):
    """Path to value; a path that comes twice is a failure."""
    by_path = {}
    for leaf in found:
        expect((leaf.target, leaf.path) not in by_path, f"{leaf.path} of {leaf.target!r} came twice")
        by_path[leaf.target, leaf.path] = leaf.value
    return {path: value for (_, path), value in by_path.items()}


def path(text):
    """A gNMI Path as protobuf's JSON, from text without escapes: `/interfaces/interface[name=eth0]`."""
    elems = []
    for word in re.findall(r"/((?:[^/\[]|\[[^\]]*\])+)", text):
        keys = dict(re.findall(r"\[([^=]+)=([^\]]*)\]", word))
        elems.append({"name": word.split("[")[0], **({"key": keys} if keys else {})})
    return {"elem": elems}
