"""gNMI by grpcurl, which sends any request and prints every message in order: order, ends and errors of the service."""

import time

from clients import (
    SPARE, deletes, gnmic, gnmic_set_object, grpcurl, grpcurl_stream, json_values, leaves, path, path_text, restored,
    subscribed, syncs, values,
)
from harness import check, expect, expect_equal, expect_error, expect_success, gateway_check

GET = "gnmi.gNMI/Get"
SET = "gnmi.gNMI/Set"
SUBSCRIBE = "gnmi.gNMI/Subscribe"
SECOND = 1_000_000_000
STATE = "/interfaces/interface[name=eth0]/state"
MTU = f"{STATE}/mtu"


def get(at, *paths, **others):
    prefix = {"target": at.target}
    return {"prefix": prefix, "path": [path(text) for text in paths], "encoding": "PROTO", **others}


def subscribe(at, mode, *subscriptions, **others):
    """A SubscribeRequest; each subscription is a path, or a dictionary with a `path`."""
    entries = [dict({"path": entry} if isinstance(entry, str) else entry) for entry in subscriptions]
    for entry in entries:
        entry["path"] = path(entry["path"])
    prefix = {"target": at.target}
    return {"subscribe": {
        "prefix": prefix, "mode": mode, "encoding": "PROTO", "subscription": entries, **others}}


def messages(result):
    """The messages of a call that ended with status OK."""
    return json_values(expect_success(result).stdout)


POLL = {"poll": {}}


# ---- Get


@check
def a_get_of_no_path_is_the_path_of_the_prefix(at):
    prefix = {"target": at.target, **path(STATE)}
    (response,) = messages(grpcurl(at, GET, data={"prefix": prefix, "encoding": "PROTO"}))
    found = values(leaves(response["notification"]))
    expect_equal(found[f"{STATE}/name"], "eth0", "name")
    expect(all(leaf.startswith(STATE + "/") for leaf in found), str(found))


@check
def an_old_style_path_is_unimplemented(at):
    request = {"prefix": {"target": at.target}, "path": [{"element": ["interfaces"]}]}
    expect_error(grpcurl(at, GET, data=request), "UNIMPLEMENTED", "elem")


@check
def an_empty_name_in_a_path_is_an_invalid_argument(at):
    request = {"prefix": {"target": at.target}, "path": [{"elem": [{"name": "interfaces"}, {"name": ""}]}]}
    expect_error(grpcurl(at, GET, data=request), "INVALID_ARGUMENT", "path")


@check
def an_origin_in_prefix_and_path_is_an_invalid_argument(at):
    both = {"prefix": {"target": at.target, "origin": "openconfig"}, "path": [{"origin": "openconfig", **path(MTU)}]}
    expect_error(grpcurl(at, GET, data=both), "INVALID_ARGUMENT", "origin")


@check
def an_unsupported_model_is_unimplemented(at):
    request = get(at, MTU, useModels=[{"name": "no-such-model"}])
    expect_error(grpcurl(at, GET, data=request), "UNIMPLEMENTED", "no-such-model")


@check
def use_models_selects_their_leaves(at):
    request = get(at, "/interfaces/interface[name=eth0]", useModels=[{"name": "openconfig-if-ethernet"}])
    (response,) = messages(grpcurl(at, GET, data=request))
    found = values(leaves(response["notification"]))
    expect(found and all("/ethernet/" in leaf for leaf in found), str(found))


@check
def an_undefined_type_is_an_invalid_argument(at):
    expect_error(grpcurl(at, GET, data=get(at, MTU, type=9)), "INVALID_ARGUMENT", "type", "9")


@check
def an_undefined_encoding_is_unimplemented(at):
    expect_error(grpcurl(at, GET, data=get(at, MTU, encoding=9)), "UNIMPLEMENTED", "encoding", "9")


@check
def depth_one_is_the_direct_leaves(at):
    (response,) = messages(grpcurl(at, GET, data=get(at, STATE, extension=[{"depth": {"level": 1}}])))
    found = values(leaves(response["notification"]))
    expect(MTU in found and not any("/counters/" in leaf for leaf in found), str(found))


@check
def an_unknown_extension_is_ignored(at):
    registered = [{"registeredExt": {"id": "EID_EXPERIMENTAL", "msg": "AQID"}}]
    (response,) = messages(grpcurl(at, GET, data=get(at, MTU, extension=registered)))
    expect_equal(len(leaves(response["notification"])), 1, "leaves")


# ---- Set


@check
def an_empty_set_succeeds(at):
    (response,) = messages(grpcurl(at, SET, data={"prefix": {"target": at.target}}))
    expect(abs(int(response["timestamp"]) / 1e9 - time.time()) < 5, str(response))


@check
def a_lower_election_id_is_refused_with_the_present_one(at):
    def arbitrated(low):
        role = {"id": f"interop of the {at.name}"}
        election = {"masterArbitration": {"role": role, "electionId": {"high": 1, "low": low}}}
        change = {"path": path(f"{SPARE}/config/description"), "val": {"stringVal": str(low)}}
        return {"prefix": {"target": at.target}, "update": [change], "extension": [election]}

    with restored(at):
        expect_success(grpcurl(at, SET, data=arbitrated(7)))
        expect_success(grpcurl(at, SET, data=arbitrated(7)))
        expect_error(grpcurl(at, SET, data=arbitrated(6)), "PERMISSION_DENIED", "7")
        expect_success(grpcurl(at, SET, data=arbitrated(8)))


@check
def a_commit_is_unimplemented_by_name(at):
    commit = [{"commit": {"id": "one", "commit": {}}}]
    request = {"prefix": {"target": at.target}, "extension": commit}
    expect_error(grpcurl(at, SET, data=request), "UNIMPLEMENTED", "commit")


@check
def depth_on_a_set_is_an_invalid_argument(at):
    request = {"prefix": {"target": at.target}, "extension": [{"depth": {"level": 1}}]}
    expect_error(grpcurl(at, SET, data=request), "INVALID_ARGUMENT", "depth")


# ---- Subscribe: order and ends


@check
def once_sends_all_then_one_sync_and_ends(at):
    seen = messages(grpcurl(at, SUBSCRIBE, data=subscribe(at, "ONCE", STATE)))
    expect_equal(syncs(seen), 1, "syncs")
    expect(seen[-1].get("syncResponse"), f"the sync is not last: {seen[-1]}")
    found = values(subscribed(seen))
    for leaf in ("name", "oper-status", "counters/in-octets"):
        expect(f"{STATE}/{leaf}" in found, f"no {leaf} in {sorted(found)}")


@check
def a_subscription_gives_its_notifications_a_prefix(at):
    seen = messages(grpcurl(at, SUBSCRIBE, data=subscribe(at, "ONCE", f"{STATE}/counters/in-octets")))
    prefix = seen[0]["update"]["prefix"]
    expect_equal(path_text(prefix), f"{STATE}/counters", "prefix")
    expect_equal(prefix.get("target", ""), at.target, "target of the prefix")


@check
def poll_sends_the_set_and_one_sync_each_time(at):
    seen = messages(grpcurl(at, SUBSCRIBE, data=[subscribe(at, "POLL", MTU), POLL, POLL]))
    expect_equal(["sync" if "syncResponse" in message else "update" for message in seen],
                 ["update", "sync"] * 3, "messages")
    expect_equal({leaf.path for leaf in subscribed(seen)}, {MTU}, "paths")


@check
def stream_sends_the_initial_set_one_sync_and_goes_on(at):
    sample = {"path": f"{STATE}/counters", "mode": "SAMPLE", "sampleInterval": SECOND // 5}
    with grpcurl_stream(at, SUBSCRIBE, subscribe(at, "STREAM", sample)) as client:
        seen = client.wait_for(lambda seen: len(seen) >= 6, "sixth message")
    values(subscribed(seen[:1]))
    expect_equal([index for index, message in enumerate(seen) if "syncResponse" in message], [1], "place of the sync")
    times = [int(message["update"]["timestamp"]) for message in seen if "update" in message]
    expect(times == sorted(times) and times[0] < times[-1], f"timestamps: {times}")


@check
def updates_only_has_the_sync_first(at):
    sample = {"path": MTU, "mode": "SAMPLE", "sampleInterval": SECOND // 5}
    with grpcurl_stream(at, SUBSCRIBE, subscribe(at, "STREAM", sample, updatesOnly=True)) as client:
        seen = client.wait_for(lambda seen: len(seen) >= 3, "third message")
    expect("syncResponse" in seen[0] and syncs(seen) == 1, f"first messages: {seen}")
    for mode, requests, wanted in (("ONCE", [], 1), ("POLL", [POLL], 2)):
        seen = messages(grpcurl(at, SUBSCRIBE, data=[subscribe(at, mode, MTU, updatesOnly=True), *requests]))
        expect_equal(seen, [{"syncResponse": True}] * wanted, f"messages of {mode}")


@check
def a_path_without_data_is_only_the_sync(at):
    absent = "/interfaces/interface[name=eth99]/state"
    seen = messages(grpcurl(at, SUBSCRIBE, data=subscribe(at, "ONCE", absent)))
    expect_equal(seen, [{"syncResponse": True}], "messages")


@check
def an_interface_is_seen_to_come_and_go(at):
    loopback = "/interfaces/interface[name=lo77]"
    config = {"name": "lo77", "type": "softwareLoopback", "description": "here for a moment"}
    watch = {"path": "/interfaces/interface[name=lo77]/config", "mode": "ON_CHANGE"}
    with grpcurl_stream(at, SUBSCRIBE, subscribe(at, "STREAM", watch)) as client:
        seen = client.wait_for_sync()
        expect_equal(subscribed(seen), [], "initial set")
        expect_success(gnmic_set_object(at, "update", f"{loopback}/config", config))
        try:
            seen = client.wait_for(lambda seen: len(subscribed(seen)) >= 3, "leaves of the new interface")
            found = values(subscribed(seen))
            expect_equal(found[f"{loopback}/config/description"], "here for a moment", "description")
        finally:
            expect_success(gnmic(at, "set", "--delete", loopback))
        client.wait_for(lambda seen: any(loopback.startswith(gone) or gone.startswith(loopback)
                                         for gone in deletes(seen)), "delete")


# ---- Subscribe: errors


def expect_refused(at, request, code, *words):
    expect_error(grpcurl(at, SUBSCRIBE, data=request), code, *words)


@check
def a_first_message_without_a_list_is_an_invalid_argument(at):
    expect_refused(at, POLL, "INVALID_ARGUMENT")
    expect_refused(at, {}, "INVALID_ARGUMENT")


@check
def an_empty_list_is_an_invalid_argument(at):
    expect_refused(at, subscribe(at, "ONCE"), "INVALID_ARGUMENT", "subscription")


@check
def a_second_list_is_an_invalid_argument(at):
    request = subscribe(at, "STREAM", MTU)
    expect_refused(at, [request, request], "INVALID_ARGUMENT")


@check
def a_poll_on_a_stream_is_an_invalid_argument(at):
    expect_refused(at, [subscribe(at, "STREAM", MTU), POLL], "INVALID_ARGUMENT", "poll")


@check
def an_undefined_mode_is_an_invalid_argument(at):
    expect_refused(at, subscribe(at, 9, MTU), "INVALID_ARGUMENT", "mode", "9")
    expect_refused(at, subscribe(at, "STREAM", {"path": MTU, "mode": 9}), "INVALID_ARGUMENT", "mode", "9")


@check
def an_unsupported_encoding_is_unimplemented(at):
    expect_refused(at, subscribe(at, "ONCE", MTU, encoding="BYTES"), "UNIMPLEMENTED", "BYTES")


@check
def an_unknown_path_is_unimplemented(at):
    expect_refused(at, subscribe(at, "ONCE", "/interfaces/interfaze"), "UNIMPLEMENTED", "interfaze")


@gateway_check
def an_unknown_target_is_not_found_and_the_nearest_is_named(at):
    request = subscribe(at, "ONCE", MTU, prefix={"target": "roter1"})
    expect_refused(at, request, "NOT_FOUND", "roter1", "router1")


@check
def an_interval_out_of_range_is_an_invalid_argument(at):
    for interval in (99 * SECOND // 1000, 367 * 86400 * SECOND):
        sample = {"path": MTU, "mode": "SAMPLE", "sampleInterval": interval}
        expect_refused(at, subscribe(at, "STREAM", sample), "INVALID_ARGUMENT", "sample_interval")
    beat = {"path": MTU, "mode": "ON_CHANGE", "heartbeatInterval": SECOND // 1000}
    expect_refused(at, subscribe(at, "STREAM", beat), "INVALID_ARGUMENT", "heartbeat_interval")


@check
def a_marking_above_63_is_an_invalid_argument(at):
    expect_refused(at, subscribe(at, "ONCE", MTU, qos={"marking": 64}), "INVALID_ARGUMENT", "qos", "64")


@check
def history_is_unimplemented_by_name(at):
    request = {**subscribe(at, "ONCE", MTU), "extension": [{"history": {"snapshotTime": 1}}]}
    expect_refused(at, request, "UNIMPLEMENTED", "history")
