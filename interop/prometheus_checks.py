"""Prometheus: a real one collects both pages, and what it then answers is what the store holds.

Its configuration is the one of docs/prometheus.md, with the addresses and interval of the test.
"""

import json
import re
import subprocess
import tempfile
import time
import urllib.parse
import urllib.request
from pathlib import Path

from clients import SPARE, gnmic, gnmic_get, gnmic_stream, leaves, restored
from harness import HERE, expect, expect_equal, expect_success, run_command
from server import free_port

DOCUMENT = HERE.parent / "docs" / "prometheus.md"
COLLECTED = "/metrics", "/metrics/devices"
OPENMETRICS = "application/openmetrics-text; version=1.0.0; charset=utf-8"
READY_SECONDS = 30
STATE = "openconfig_interfaces_interface_state"
COUNTERS = "/interfaces/interface[name=*]/state/counters"

# The documented queries that find faults begin with these; a healthy network has none.
FAULTS = f"{STATE}_oper_status", "spate_links_link_state_loss_ratio"


class Prometheus:
    """Debian's, with a configuration, data and port of its own. Use it in a `with`: whatever happens, it is gone after it."""

    def __init__(self, server):
        self.server = server
        self.folder = tempfile.TemporaryDirectory(prefix="spate-prometheus-")
        self.address = f"127.0.0.1:{free_port('127.0.0.1')}"

    def __enter__(self):
        folder = Path(self.folder.name)
        (folder / "prometheus.yml").write_text(configuration(self.server.http.address))
        expect_success(run_command(["promtool", "check", "config", folder / "prometheus.yml"]))
        self.log = open(folder / "log", "w+")
        self.process = subprocess.Popen(
            ["prometheus", f"--config.file={folder}/prometheus.yml", f"--storage.tsdb.path={folder}/data",
             f"--web.listen-address={self.address}", "--log.level=warn"],
            cwd=folder, stdin=subprocess.DEVNULL, stdout=self.log, stderr=subprocess.STDOUT,
        )
        return self

    def __exit__(self, *_):
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.log.close()
        self.folder.cleanup()

    def ask(self, path, **parameters):
        url = f"http://{self.address}/api/v1/{path}?{urllib.parse.urlencode(parameters)}"
        with urllib.request.urlopen(url, timeout=10) as answer:
            return json.load(answer)["data"]

    def query(self, expression):
        """The samples of an instant query: a dict of labels, and the value."""
        return [(each["metric"], float(each["value"][1])) for each in self.ask("query", query=expression)["result"]]

    def value(self, expression):
        """The one sample of a query."""
        found = self.query(expression)
        expect_equal(len(found), 1, f"samples of {expression}: {found}")
        return found[0][1]

    def wait_for(self, condition, what, seconds=READY_SECONDS):
        """Until a condition holds; the queries in it may fail meanwhile."""
        deadline = time.monotonic() + seconds
        while True:
            expect(self.process.poll() is None, f"Prometheus ended with {self.process.returncode}:\n{self.printed()}")
            try:
                if condition():
                    return
            except (OSError, AssertionError):  # not yet listening, or no sample yet
                pass
            expect(time.monotonic() < deadline, f"no {what} within {seconds} s; Prometheus printed:\n{self.printed()}")
            time.sleep(0.2)

    def wait_for_samples_of(self, moment):
        """Until all that is answered was collected after a moment, in seconds since the epoch."""
        self.wait_for(lambda: self.value("min(timestamp(up))") > moment, "newer samples")

    def printed(self):
        self.log.flush()
        return Path(self.log.name).read_text()


def configuration(address):
    """The example of the document, for the server at an address and each second."""
    example = documented_yaml("scrape_configs:")
    example = example.replace("127.0.0.1:8080", address).replace("scrape_interval: 15s", "scrape_interval: 1s")
    return f"global:\n  scrape_interval: 1s\n  scrape_timeout: 1s\n{example}"


def documented_yaml(first_line):
    blocks = re.findall(r"^```yaml\n(.*?)^```", DOCUMENT.read_text(), re.MULTILINE | re.DOTALL)
    (block,) = (block for block in blocks if block.startswith(first_line))
    return block


def page(server, path, accept="*/*"):
    """Content type and text of a page."""
    request = urllib.request.Request(server.http.url + path, headers={"Accept": accept})
    with urllib.request.urlopen(request, timeout=10) as answer:
        return answer.headers["Content-Type"], answer.read().decode()


# ---- Without Prometheus


def each_page_is_in_the_format_that_is_asked_for(server):
    for path in COLLECTED:
        kind, text = page(server, path)
        expect_equal(kind, "text/plain; version=0.0.4; charset=utf-8", f"content type of {path}")
        expect("# EOF" not in text, f"{path} has an end of OpenMetrics")
        kind, text = page(server, path, OPENMETRICS)
        expect_equal(kind, OPENMETRICS, f"content type of {path}")
        expect(text.endswith("\n# EOF\n"), f"{path} ends with {text[-80:]!r}")


def promtool_finds_nothing_to_say(server):
    for path in COLLECTED:
        _, text = page(server, path)
        checked = run_command(["promtool", "check", "metrics"], stdin=text)
        # Of the JVM's, a library's, we only demand that they can be read.
        told = [line for line in checked.text.splitlines() if not line.startswith(("jvm_", "process_"))]
        expect_equal(told, [], f"promtool check metrics of {path}")
        expect(checked.returncode in (0, 3), f"exit code {checked.returncode} for {path}")


def documented_alerts_are_rules(_):
    with tempfile.NamedTemporaryFile("w", suffix=".yml") as file:
        file.write(documented_yaml("groups:"))
        file.flush()
        expect("3 rules found" in expect_success(run_command(["promtool", "check", "rules", file.name])).text, "rules")


# ---- With Prometheus


def both_pages_are_collected(server, prometheus):
    targets = prometheus.ask("targets")["activeTargets"]
    expect_equal({target["labels"]["job"] for target in targets}, {"spate", "spate-devices"}, "jobs")
    for target in targets:
        expect_equal((target["health"], target["lastError"]), ("up", ""), target["scrapeUrl"])


def every_counter_is_what_get_says(server, prometheus):
    """Get, collect, Get: each counter was between the two, and there are as many as Get has."""
    before = counters(server)
    prometheus.wait_for_samples_of(time.time())
    collected = {}
    for labels, value in prometheus.query('{__name__=~"%s_counters_.*_total",target="router1"}' % STATE):
        leaf = labels["__name__"].removeprefix(f"{STATE}_counters_").removesuffix("_total").replace("_", "-")
        collected[f"{COUNTERS.replace('*', labels['name'])}/{leaf}"] = value
    after = counters(server)
    expect_equal(set(collected), set(before), "counters")
    expect(len(collected) > 50, f"only {len(collected)} counters")
    for path, value in collected.items():
        expect(before[path] <= value <= after[path], f"{path}: {before[path]} <= {value} <= {after[path]}")
    expect(sum(after.values()) > sum(before.values()), "no counter moved")


def counters(server):
    """Path to value of all counters of router1."""
    found = leaves(gnmic_get(server.gateway, "--path", f"{COUNTERS}/*", "--encoding", "proto"))
    return {leaf.path: leaf.value for leaf in found if not leaf.path.endswith("/last-clear")}


def gauges_states_and_texts_are_what_get_says(server, prometheus):
    state = "/interfaces/interface[name=eth0]/state"
    held = {
        leaf.path.removeprefix(f"{state}/"): leaf.value
        for leaf in leaves(gnmic_get(server.gateway, "--path", f"{state}/*", "--encoding", "proto"))
    }
    here = 'target="router1",name="eth0"'
    expect_equal(prometheus.value(f"{STATE}_mtu{{{here}}}"), held["mtu"], "mtu")
    expect_equal(prometheus.value(f"{STATE}_enabled{{{here}}}"), float(held["enabled"]), "enabled")
    changed = prometheus.value(f"{STATE}_last_change_seconds{{{here}}}")
    expect(abs(changed - held["last-change"] / 1e9) < 1e-3, f"last-change: {changed}, {held['last-change']}")
    states = {
        labels[f"{STATE}_oper_status"]: value for labels, value in prometheus.query(f"{STATE}_oper_status{{{here}}}")
    }
    expect_equal({name for name, value in states.items() if value == 1}, {held["oper-status"]}, "oper-status")
    expect_equal(len(states), 7, f"states: {states}")
    ((texts, one),) = prometheus.query(f"{STATE}_info{{{here}}}")
    expect_equal(one, 1, "info")
    expect_equal(texts["type"], held["type"].split(":")[-1], "type")
    expect_equal(texts.get("description", ""), held.get("description", ""), "description")


def a_value_that_is_set_is_collected(server, prometheus):
    enabled = f'{STATE}_enabled{{target="router1",name="eth1"}}'
    expect_equal(prometheus.value(enabled), 1, "enabled at first")
    with restored(server.gateway):
        update = f"{SPARE}/config/enabled:::bool:::false"
        expect_success(gnmic(server.gateway, "set", "--update", update))
        prometheus.wait_for(lambda: prometheus.value(enabled) == 0, "enabled of 0")
    prometheus.wait_for(lambda: prometheus.value(enabled) == 1, "enabled of 1")


def every_device_is_up_and_none_is_left_out(server, prometheus):
    up = {labels["target"]: value for labels, value in prometheus.query("spate_device_up")}
    wanted = {
        notification["prefix"]["target"]
        for notification in gnmic_get(server.gateway, "--path", "/interfaces/interface/state/name", target="")
    }
    expect_equal(up, dict.fromkeys(wanted, 1.0), "spate_device_up")
    expect_equal(prometheus.value("spate_devices_left_out"), 0, "devices left out")
    expect_equal(prometheus.value("spate_device_leaves_left_out"), 0, "leaves left out")
    age = prometheus.value("max(time() - spate_device_last_update_timestamp_seconds)")
    expect(0 <= age < 30, f"the oldest device is {age} s old")


def own_figures_move(server, prometheus):
    prometheus.wait_for(lambda: prometheus.value("rate(spate_updates_in_total[5s])") > 0, "rate of updates in")
    expect(prometheus.value("spate_build_info") == 1, "build")
    expect(prometheus.value('jvm_memory_used_bytes{area="heap"}') > 0, "heap")
    expect(prometheus.value("process_cpu_seconds_total") > 0, "processor time")
    expect_equal(prometheus.value("spate_streams_waiting"), 0, "waiting streams")
    reasons = {labels["reason"] for labels, _ in prometheus.query("spate_dropped_total")}
    expect({"stale_publishes", "samples_skipped", "simulator_ticks_skipped"} <= reasons, f"reasons: {reasons}")


def delay_of_delivery_is_a_histogram(server, prometheus):
    words = ["--path", COUNTERS, "--mode", "stream", "--stream-mode", "on-change"]
    with gnmic_stream(server.gateway, *words) as subscriber:
        subscriber.wait_for_sync()
        quantile = "histogram_quantile(0.5, rate(spate_publish_to_send_seconds_bucket[5s]))"
        prometheus.wait_for(lambda: 0 < prometheus.value(quantile) < 1, "median of the delay")


def documented_queries_have_answers(server, prometheus):
    """Every query of the document finds something; one for faults does when it is asked about each place, not for those with a fault."""
    queries = documented_queries()
    expect(len(queries) >= 7, f"queries: {queries}")
    for fault in FAULTS:
        expect(any(query.startswith(fault) for query in queries), f"no query begins with {fault}")
    for query in queries:
        asked = of_each_place(query) if query.startswith(FAULTS) else query
        prometheus.wait_for(lambda: prometheus.query(asked), f"answer to {asked}")
    joined = [query for query in queries if "group_left" in query]
    expect_equal(len(joined), 1, "queries that join texts")
    found = [labels for labels, _ in prometheus.query(joined[0])]
    expect(any(labels.get("description") for labels in found), f"no description among {found[:3]}")


def of_each_place(query):
    """A query whose first comparison says of each series whether it holds, and drops none."""
    asked, comparisons = re.subn(r" (==|>) (?=[0-9])", r" \1 bool ", query, count=1)
    expect_equal(comparisons, 1, f"comparisons in {query}")
    return asked


def documented_queries():
    """Its indented blocks, but for commands and what only names a series."""
    text = DOCUMENT.read_text().split("## Asking")[1]
    text = re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)
    blocks = re.findall(r"(?:^    .*\n)+", text, re.MULTILINE)
    starts = re.compile(r"^    (?! )", re.MULTILINE)  # a line that goes on is indented further
    return [query.strip() for block in blocks for query in starts.split(block) if query.strip()]


def prometheus_warned_of_nothing(server, prometheus):
    expect_equal(prometheus.printed(), "", "what Prometheus printed")


ALONE = each_page_is_in_the_format_that_is_asked_for, promtool_finds_nothing_to_say, documented_alerts_are_rules
COLLECTING = (
    both_pages_are_collected,
    every_counter_is_what_get_says,
    gauges_states_and_texts_are_what_get_says,
    a_value_that_is_set_is_collected,
    every_device_is_up_and_none_is_left_out,
    own_figures_move,
    delay_of_delivery_is_a_histogram,
    documented_queries_have_answers,
    prometheus_warned_of_nothing,
)


def run(runner, server):
    """All checks of this file."""
    for function in ALONE:
        runner.run(f"prometheus.{function.__name__}", function, server)
    names = [f"prometheus.{function.__name__}" for function in COLLECTING]
    if not any(map(runner.wants, names)):
        return
    with Prometheus(server) as prometheus:
        collecting = lambda: prometheus.wait_for(lambda: prometheus.value("sum(up)") == 2, "pages of two jobs")
        if runner.must("prometheus.collects", collecting):
            for name, function in zip(names, COLLECTING):
                runner.run(name, function, server, prometheus)
