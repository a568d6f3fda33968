"""Brings the foreign clients: the Go tools into bin/, pygnmi into .venv/, whose Python then runs the script."""

import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
BUILD_SECONDS = 1800


def bring_clients():
    """Goes on in the Python of .venv; ends with a failure where a client cannot be had."""
    if Path(sys.prefix) == VENV:
        return
    try:
        build_go_clients()
        install_python_clients()
    except (OSError, subprocess.SubprocessError) as error:
        print(f"FAIL clients: {error}\n0 passed, 1 failed")
        sys.exit(1)
    python = str(VENV / "bin" / "python")
    os.execv(python, [python, "-B", *sys.argv])


def build_go_clients():
    command(["go", "build", "-o", "bin/", "tool"])  # quick when they are there: Go compares their build ids


def install_python_clients():
    wanted, installed = HERE / "requirements.txt", VENV / "requirements.txt"
    if not installed.exists() or installed.read_text() != wanted.read_text():
        command([sys.executable, "-m", "venv", "--clear", VENV])
        command([VENV / "bin" / "pip", "install", "--quiet", "--requirement", wanted])
        installed.write_text(wanted.read_text())


def command(words):
    subprocess.run(words, cwd=HERE, check=True, timeout=BUILD_SECONDS)
