"""The REST interface against its own description, by requests that Schemathesis makes up from it."""

import re
import sys
from pathlib import Path

from harness import HERE, expect_success, http_check, indented, run_command

RUN_SECONDS = 300


@http_check(seconds=RUN_SECONDS + 10)
def answers_are_what_the_description_says(http):
    result = run_command(
        [Path(sys.prefix) / "bin" / "schemathesis", "--config-file", HERE / "schemathesis.toml",
         "run", f"{http.url}/api/openapi.yaml"],
        seconds=RUN_SECONDS,
    )
    expect_success(result)
    print(indented(summary(result.stdout)), flush=True)


def summary(text):
    """What follows the last heading, SUMMARY."""
    return re.split(r"=+ SUMMARY =+\n", text)[-1].strip()
