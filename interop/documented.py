"""The commands that README and docs show, run as they are written there, against a demo on ports of its own.

A command is a line of a code block that begins with one of PROGRAMS, with the lines that a backslash joins to it. Only the
ports in it are changed. Those of one document run one after the other in one folder, so that a later one finds the file
that an earlier one wrote.
"""

import os
import re
import signal
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from harness import HERE, expect

ROOT = HERE.parent
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
PROGRAMS = ("./spate", "curl", "gnmic", "grpcurl")
SECONDS = 30
STREAM_SECONDS = 6

# Commands that are not run, each with the reason. One that no document has any more is a failure.
NOT_RUN = {
    "./spate demo": "the server that all others are run against",
}

# Commands whose answer is their exit code, so that they may print nothing, by how they begin.
EXIT_CODES = {"./spate diff": (0, 1)}

# What runs until Ctrl-C.
ENDLESS = re.compile(r"\b(subscribe|watch|top)\b(?!.*--(mode (once|poll)|count))|\bcurl\b.*(/stream\b|\s-N\b)|/Subscribe\b|STREAM")


@dataclass(frozen=True)
class Command:
    document: str
    line: int
    text: str

    @property
    def name(self):
        return f"documented.{self.document}:{self.line} {' '.join(self.text.split())}"

    @property
    def words(self):
        """Without its comment."""
        return re.sub(r"\s+#.*", "", self.text).strip()

    @property
    def is_run(self):
        return self.words not in NOT_RUN


def commands():
    return [command for document in DOCUMENTS for command in commands_of(document)]


def commands_of(document):
    """The commands of the code blocks, fenced or indented by four blanks below an empty line."""
    found, fenced, indented, before, open_command = [], False, False, "", None
    for number, line in enumerate(document.read_text().splitlines(), 1):
        if line.lstrip().startswith("```"):
            fenced, open_command = not fenced, None
        else:
            indented = line.startswith("    ") and (indented or not before.strip())
            text = re.sub(r"^\$ ", "", line.strip())
            if open_command:
                open_command = Command(open_command.document, open_command.line, f"{open_command.text}\n{line.strip()}")
                found[-1] = open_command
            elif (fenced or indented) and text.split(" ")[0] in PROGRAMS:
                open_command = Command(str(document.relative_to(ROOT)), number, text)
                found.append(open_command)
            if not line.endswith("\\"):
                open_command = None
        before = line
    return found


def every_exception_is_still_written_somewhere():
    written = {command.words for command in commands()}
    gone = [text for text in NOT_RUN if text not in written]
    expect(not gone, f"in NOT_RUN, but in no document: {gone}")
    expect(len(written) > 10, f"commands are not found any more; only {written}")


class Folders:
    """A folder a document, which holds what `./spate` is there."""

    def __init__(self):
        self.all = tempfile.TemporaryDirectory()

    def of(self, command):
        folder = Path(self.all.name, command.document.replace("/", "-"))
        if not folder.exists():
            folder.mkdir()
            (folder / "spate").symlink_to(ROOT / "spate")
        return folder

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.all.cleanup()


def run_as_written(command, server, folder):
    """It ends well by itself, or prints something and ends with Ctrl-C."""
    endless = ENDLESS.search(command.text) is not None
    # Ctrl-C reaches all that the shell started, as it does in a terminal.
    process = subprocess.Popen(
        ["bash", "-c", with_ports(command.text, server)], cwd=folder, env=environment(server), text=True,
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
    )
    try:
        out, err = process.communicate(timeout=STREAM_SECONDS if endless else SECONDS)
        expect(not endless, f"it ended with {process.returncode} before Ctrl-C:\n{out}{err}")
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGINT if endless else signal.SIGKILL)
        out, err = process.communicate(timeout=SECONDS)
        expect(endless, f"it still ran after {SECONDS} s:\n{out}{err}")
    codes = next((codes for start, codes in EXIT_CODES.items() if command.text.startswith(start)), None)
    expect(out or codes or ">" in command.text, f"it printed nothing; on standard error:\n{err}")
    expect(endless or process.returncode in (codes or (0,)), f"exit code {process.returncode}:\n{out}{err}")


def with_ports(text, server):
    """As written, but for the ports: 9339 is gNMI's, on every address; 8080 is that of HTTP."""
    grpc, http = (at.address.rsplit(":", 1)[1] for at in (server.gateway, server.http))
    return text.replace(":9339", f":{grpc}").replace(":8080", f":{http}")


def environment(server):
    variables = {name: value for name, value in os.environ.items() if not name.startswith("SPATE_")}
    variables["SPATE_ADDRESS"] = server.gateway.address
    variables["PATH"] = f"{HERE / 'bin'}:{variables['PATH']}"
    return variables
