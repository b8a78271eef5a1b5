"""A check that is ready before there is anything to check: `python -m checks.harness.loop.warm SETTINGS`.

It imports everything, collects the criteria, starts the student's process, and waits for a line on its input. Then it
runs those criteria that none of the processes beside it has claimed before, writes one line with what they came to,
and ends. When its input closes it ends at once.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

from checks.harness.stopping import Stopping, scratch


def main(settings: dict[str, Any]) -> None:
    """Get ready, wait, check, answer."""
    stopping = Stopping()
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 1)
    try:
        with scratch(), stopping.allowed():
            answer = _checked(settings)
    except KeyboardInterrupt:
        os._exit(1)
    answers.write(json.dumps(answer) + "\n")
    answers.flush()
    os._exit(0)  # what is left is to be forgotten, and that takes time


def _checked(settings: dict[str, Any]) -> dict[str, Any]:
    from checks.harness.labs import Lab  # noqa: PLC0415
    from checks.harness.student.process import StudentProcess  # noqa: PLC0415
    from checks.harness.student.submission import NoSubmission  # noqa: PLC0415

    process = StudentProcess()
    try:
        from checks.harness.run import KitError, run_checks  # noqa: PLC0415

        run = run_checks(
            Lab(settings["lab"], Path(settings["root"])),
            Path(settings["submission"]),
            seed=settings["seed"],
            process=process,
            claim=lambda number: _claimed(Path(settings["claims"]) / str(number)),
            await_start=_await_start,
        )
        return {"result": run.result().as_data(), "places": run.places()}
    except NoSubmission as error:
        return {"nothing": str(error)}
    except KitError as error:
        return {"fault": str(error)}
    except Exception as error:  # noqa: BLE001 - said where somebody can read it
        return {"fault": f"{type(error).__name__}: {error}"}
    finally:
        process.remove()


def _claimed(file: Path) -> bool:
    """Whether this process is the first to make a file: the criterion that it stands for is ours then."""
    try:
        file.touch(exist_ok=False)
    except FileExistsError:
        return False
    return True


def _await_start() -> None:
    if not sys.stdin.readline():
        raise KeyboardInterrupt


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))
