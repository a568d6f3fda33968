"""`spate watch` and `spate top` in a real terminal, tmux: what is on the screen, what keys do, and how the terminal is left."""

import itertools
import os
import re
import shlex
import signal
import subprocess
import time

from harness import HERE, check, expect, expect_equal, gateway_check
from server import READY_SECONDS, Server

SPATE = HERE.parent / "spate"
SCREEN_SECONDS = 20  # the JVM's start, on a busy machine
PROMPT = "ready>"
NUMBERS = itertools.count()
SPARKS = "▁▂▃▄▅▆▇█"


class Terminal:
    """A bash in a terminal of its own. Use it in a `with`: at its end all of it is stopped."""

    def __init__(self, width=110, height=30, **variables):
        self.socket = f"spate-checks-{os.getpid()}-{next(NUMBERS)}"
        words = [f"{name}={value}" for name, value in {"LANG": "C.UTF-8", "PS1": f"{PROMPT} ", **variables}.items()]
        shell = ["env", "-u", "LC_ALL", "-u", "LC_CTYPE", "-u", "NO_COLOR", *words, "bash", "--norc", "--noprofile"]
        self.tmux("-f", "/dev/null", "new-session", "-d", "-x", width, "-y", height, shlex.join(shell))
        self.wait_for(lambda screen: PROMPT in screen, "prompt")
        self.modes = self.modes_now()
        self.leave_something()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.tmux("kill-server")

    def tmux(self, *words):
        command = ["tmux", "-L", self.socket, *map(str, words)]
        return subprocess.run(command, capture_output=True, text=True, check=True, timeout=10).stdout

    def screen(self, *flags):
        return self.tmux("capture-pane", "-p", *flags)

    def press(self, *keys):
        self.tmux("send-keys", *keys)

    def type(self, text):
        self.tmux("send-keys", "-l", text)

    def run(self, line):
        self.type(line)
        self.press("Enter")

    def spate(self, *words):
        self.run(shlex.join([str(SPATE), *map(str, words)]))

    def modes_now(self):
        return self.answer("stty -g")

    def leave_something(self):
        self.run("clear; echo what was there before")

    def answer(self, line):
        """What a command prints."""
        marker = f"done-{next(NUMBERS)}"
        self.run(f"clear; {line}; echo {marker[:4]}''{marker[4:]}")  # the line itself must not hold the marker
        screen = self.wait_for(lambda screen: marker in screen, f"end of {line}")
        return screen.split(marker)[0].strip()

    def wait_for(self, condition, what, seconds=SCREEN_SECONDS):
        """The screen, once the condition holds for it."""
        deadline = time.monotonic() + seconds
        while not condition(screen := self.screen()):
            expect(time.monotonic() < deadline, f"no {what} within {seconds} s; on the screen:\n{screen}")
            time.sleep(0.05)
        return screen

    def wait_for_text(self, *texts, **options):
        return self.wait_for(lambda screen: all(text in screen for text in texts), " and ".join(texts), **options)

    def resize(self, width, height):
        self.tmux("resize-window", "-x", width, "-y", height)

    def expect_as_it_was(self, code):
        """The command has ended with this code, and the terminal is as it was found."""
        self.wait_for(lambda screen: "what was there before" in screen and screen.rstrip().endswith(PROMPT), "prompt")
        self.run("code=$?")
        flags = self.tmux("display-message", "-p", "#{alternate_on} #{cursor_flag} #{wrap_flag}").strip()
        expect_equal(flags, "0 1 1", "alternate screen, cursor, wrapping")
        expect_equal(self.answer("echo code=$code"), f"code={code}", "exit code")
        expect_equal(self.modes_now(), self.modes, "modes of the terminal")
        self.leave_something()


def watched(at):
    """How eth0 is named here, and where."""
    name = "router1:eth0" if at.target else "/interfaces/interface[name=eth0]"
    return [name, "-a", at.address]


def rows(screen, word):
    return [line for line in screen.splitlines() if word in line]


def live(screen):
    """Whether there is a rate, and the course of the last seconds."""
    octets = rows(screen, "in-octets")
    return octets and "bit/s" in octets[0] and any(sign in octets[0] for sign in SPARKS)


@check
def watch_is_a_table_that_changes_in_place(at):
    with Terminal() as terminal:
        terminal.spate("watch", *watched(at))
        first = terminal.wait_for(live, "rate and sparkline")
        lines = first.splitlines()
        expect(lines[0].startswith("watch") and "interface[name=eth0]" in lines[0], first)
        expect(at.address in lines[1] and "leaves" in lines[1], first)
        expect("PATH" in lines[2] and "LAST MINUTE" in lines[2], first)
        expect(lines[-1].startswith("q quit") and "1-" in lines[-1], first)
        terminal.wait_for(lambda screen: rows(screen, "in-octets") != rows(first, "in-octets"), "change")
        terminal.press("q")
        terminal.expect_as_it_was(0)


@gateway_check
def watch_obeys_keys(at):
    with Terminal() as terminal:
        terminal.spate("watch", *watched(at))
        terminal.wait_for(live, "rate and sparkline")
        expect("bit/s" in terminal.screen().splitlines()[3], terminal.screen())
        terminal.press("s")
        by_path = terminal.wait_for_text("sort: path", "PATH▲")
        expect(by_path.splitlines()[3].startswith("config/description"), by_path)
        terminal.type("/OCTETS")
        terminal.press("Enter")
        filtered = terminal.wait_for(lambda screen: "filter: OCTETS  p" in screen, "filter in the foot")
        table = [line for line in filtered.splitlines()[3:-1] if line]
        expect(table and all("octets" in line for line in table), filtered)
        terminal.press("p")
        paused = terminal.wait_for_text("paused")
        time.sleep(2)
        expect_equal(rows(terminal.screen(), "octets"), rows(paused, "octets"), "rows of a paused table")
        terminal.press("p", "Escape")
        terminal.wait_for(lambda screen: rows(screen, "mtu") and "paused" not in screen, "all rows")
        terminal.press("?")
        terminal.wait_for_text("sort by the next", "any key goes back")
        terminal.press("x", "Down", "Down")
        terminal.wait_for(lambda screen: re.search(r"\b3-\d+ of \d+$", screen.rstrip()), "the third row on top")
        terminal.press("q")
        terminal.expect_as_it_was(0)


@gateway_check
def watch_follows_the_size_of_its_window(at):
    with Terminal() as terminal:
        terminal.spate("watch", *watched(at))
        terminal.wait_for(live, "rate and sparkline")
        for width, height in ((60, 12), (40, 8), (160, 40)):
            terminal.resize(width, height)
            screen = terminal.wait_for(
                lambda screen: len(screen.splitlines()) == height and screen.startswith("watch")
                and screen.splitlines()[-1].startswith("q quit") and rows(screen, "octets"),
                f"table of {height} lines",
            )
            expect(all(len(line) <= width for line in screen.splitlines()), screen)
            expect_equal(len(rows(screen, "PATH")), 1, f"headings in\n{screen}")
            expect_equal("LAST MINUTE" in screen, width > 40, f"LAST MINUTE in\n{screen}")
        terminal.press("q")
        terminal.expect_as_it_was(0)


@gateway_check
def watch_has_colour_unless_told_otherwise(at):
    colour = re.compile(r"\x1b\[[0-9;]*3[0-7]m")
    with Terminal() as terminal:
        terminal.spate("watch", *watched(at))
        plain = terminal.wait_for(live, "rate and sparkline")
        expect(colour.search(terminal.screen("-e")), "no colour")
        terminal.press("q")
        terminal.expect_as_it_was(0)
        terminal.spate("watch", *watched(at), "--color", "never")
        terminal.wait_for(live, "rate and sparkline")
        expect(not colour.search(terminal.screen("-e")), "colour in spite of --color never")
        terminal.press("q")
        terminal.expect_as_it_was(0)
    with Terminal(NO_COLOR="1") as terminal:
        terminal.spate("watch", *watched(at))
        without = terminal.wait_for(live, "rate and sparkline")
        expect(not colour.search(terminal.screen("-e")), "colour in spite of NO_COLOR")
        expect_equal(without.splitlines()[2], plain.splitlines()[2], "headings")
        terminal.press("q")
        terminal.expect_as_it_was(0)


@gateway_check
def watch_draws_in_ascii_where_the_locale_has_no_more(at):
    with Terminal(LANG="C") as terminal:
        terminal.spate("watch", *watched(at))
        screen = terminal.wait_for(lambda screen: "bit/s" in screen and "RATEv" in screen, "rate")
        expect(screen.isascii(), screen)
        terminal.press("q")
        terminal.expect_as_it_was(0)


@gateway_check
def ctrl_c_and_signals_leave_the_terminal_as_it_was(at):
    with Terminal() as terminal:
        terminal.spate("watch", *watched(at))
        terminal.wait_for(live, "rate and sparkline")
        terminal.press("C-z")  # must not leave the shell on our screen
        terminal.press("C-c")
        terminal.expect_as_it_was(130)
        for number in (signal.SIGTERM, signal.SIGHUP):
            terminal.spate("watch", *watched(at))
            terminal.wait_for(live, "rate and sparkline")
            os.kill(java_of(terminal), number)
            terminal.wait_for(lambda screen: "what was there before" in screen, "old screen")
            terminal.expect_as_it_was(128 + number)


def java_of(terminal):
    """The process that is in the foreground of a terminal: the launcher has become it."""
    shell = terminal.tmux("display-message", "-p", "#{pane_pid}").strip()
    return int(subprocess.run(["pgrep", "-P", shell], capture_output=True, text=True, check=True).stdout.split()[0])


@gateway_check
def watch_into_a_pipe_is_lines_and_ends_with_its_reader(at):
    with Terminal(width=200) as terminal:
        command = shlex.join([str(SPATE), "watch", *watched(at)])
        shown = terminal.answer(f"{command} | head -n 3; echo codes=${{PIPESTATUS[*]}}")
        lines = shown.splitlines()
        expect_equal(lines[-1], "codes=0 0", f"exit codes, behind\n{shown}")
        expect_equal(len(lines), 4, f"lines of\n{shown}")
        expect(all(re.match(r"20\d\d-.*Z  router1  /interfaces/", line) for line in lines[:3]), shown)
        expect_equal(terminal.modes_now(), terminal.modes, "modes of the terminal")
        shown = terminal.answer(f"TERM=dumb {command} --filter in-octets --count 2; echo code=$?")
        expect("in-octets" in shown and shown.endswith("code=0"), shown)


@gateway_check
def top_shows_the_fullest_interfaces_of_all_devices(at):
    def loads(screen):
        return [float(load) for load in re.findall(r" (\d+\.\d+) % ", screen)]

    with Terminal(width=150, height=24) as terminal:
        terminal.spate("top", "-a", at.address)
        screen = terminal.wait_for(
            lambda screen: len(loads(screen)) > 15 and any(sign in screen for sign in SPARKS), "loads")
        expect(re.search(r"\d+ devices, \d+ interfaces, \d+ up, in [\d.]+ [GT]bit/s", screen), screen)
        expect("DEVICE" in screen and "UTIL▼" in screen, screen)
        expect_equal(loads(screen), sorted(loads(screen), reverse=True), "loads")
        terminal.type("/router1")
        terminal.press("Enter")
        filtered = terminal.wait_for(lambda screen: re.search(r"1-9 of 9", screen), "the nine of router1")
        expect(all(line.startswith("router1 ") for line in filtered.splitlines()[3:12]), filtered)
        terminal.press("r")
        terminal.wait_for(lambda screen: loads(screen) == sorted(loads(screen)) and "UTIL▲" in screen, "reverse order")
        terminal.press("q")
        terminal.expect_as_it_was(0)
        shown = terminal.answer(shlex.join([str(SPATE), "top", "-a", at.address, "--sort", "change", "--count", "2",
                                            "--filter", "router1"]) + " | cat | head -n 11")
        expect("CHANGE▼" in shown and len(rows(shown, "router1 ")) == 9, shown)
        shown = terminal.answer(shlex.join([str(SPATE), "top", "-a", at.address, "--count", "2"]) + " | grep -c ^DEVICE")
        expect_equal(shown.strip(), "2", "tables")


def watch_goes_on_over_a_restart():
    """On a server of its own, which is stopped meanwhile."""
    with Terminal() as terminal:
        with Server() as server:
            server.wait_until_ready()
            port = server.gateway.host_and_port[1]
            terminal.spate("watch", *watched(server.gateway))
            terminal.wait_for(live, "rate and sparkline")
            server.signal(signal.SIGTERM)
            server.wait()
        lost = terminal.wait_for_text("lost for", "trying again")
        expect(rows(lost, "in-octets"), lost)
        with Server(port) as server:
            terminal.wait_for_text("back after", seconds=READY_SECONDS)
            terminal.wait_for(lambda screen: live(screen) and "back after" in screen, "rate and sparkline")
            terminal.press("q")
            terminal.expect_as_it_was(0)


def watch_of_nothing_says_what_to_do():
    with Terminal() as terminal:
        shown = terminal.answer(f"{shlex.quote(str(SPATE))} watch router1:eth0 -a 127.0.0.1:1; echo code=$?")
        expect("cannot reach 127.0.0.1:1" in shown and shown.endswith("code=3"), shown)
