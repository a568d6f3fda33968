"""Live subscriptions over HTTP, read by sseclient, which knows the standard and nothing of Spate."""

import itertools
import json
from contextlib import closing
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import sseclient

from harness import expect, expect_equal, http_check

SECONDS = 20
COUNTERS = "/interfaces/interface[name=eth0]/state/counters"


@http_check(seconds=SECONDS)
def a_stream_tells_what_there_is_and_then_what_changes(http):
    with stream(http, path=COUNTERS, target="router1") as events:
        first, sync, change = itertools.islice(events, 3)
    expect_equal([first.event, sync.event, change.event], ["update", "sync", "update"], "events")
    before, after = json.loads(first.data), json.loads(change.data)
    expect_equal([before["target"], before["path"]], ["router1", COUNTERS], "target and path")
    expect(set(after["values"]) < set(before["values"]), f"more than what changed is told: {after}")
    expect(after["values"]["in-octets"] > before["values"]["in-octets"], f"{before} is followed by {after}")


@http_check(seconds=SECONDS)
def who_comes_back_is_told_to_begin_anew(http):
    with stream(http, path=COUNTERS, target="router1") as events:
        last = next(events).id
    with stream(http, {"Last-Event-ID": last}, path=COUNTERS, target="router1") as events:
        expect_equal([event.event for event in itertools.islice(events, 3)], ["reset", "update", "sync"], "events")


@http_check(seconds=SECONDS)
def a_stream_of_all_devices_begins_with_each(http):
    with stream(http, path="/system/state/hostname") as events:
        initial = [json.loads(event.data) for event in itertools.takewhile(lambda event: event.event != "sync", events)]
    with closing(urlopen(f"{http.url}/api/v1/devices", timeout=SECONDS)) as answer:
        devices = {device["name"] for device in json.load(answer)["devices"]}
    expect_equal({update["target"] for update in initial}, devices, "devices")


class stream:
    """The events of a stream."""

    def __init__(self, http, headers=None, **query):
        url = f"{http.url}/api/v1/stream?{urlencode(query)}"
        self.request = Request(url, headers={"Accept": "text/event-stream", **(headers or {})})

    def __enter__(self):
        self.client = sseclient.SSEClient(urlopen(self.request, timeout=SECONDS))
        return self.client.events()

    def __exit__(self, *_):
        self.client.close()
