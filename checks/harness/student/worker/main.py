"""The student process: `python -I -c "…main()"` with a pipe on standard input and output.

    checker                              this process
      │                                                                 ◄─ {"is": "ready"}
      │  {"do": "load"}                ─►  imports the script             ─► {"is": "loaded", …}
      │  {"do": "call", name, args}    ─►  calls a function of it
      │      ◄─ {"is": "request", …}       … which uses boto3
      │  {"status", "headers", "body"} ─►
      │                                    …                              ─► {"is": "returned", "value"}

Everything that the script prints, and whatever it starts, goes to standard error, which is a file of the checker's.
"""

from __future__ import annotations

from checks.harness.student.worker import clock as clock_module

CLOCK = clock_module.VirtualClock()


def main() -> None:
    """Serve the checker's orders until it hangs up."""
    import json  # noqa: PLC0415
    import sys  # noqa: PLC0415

    settings = json.loads(sys.argv[1])
    virtual = settings["clock"] == "virtual"
    if virtual:
        CLOCK.install()
    # Only now: what is imported from here on sees the virtual clock, also by `from time import sleep`.
    from checks.harness.student.worker.patience import Patience  # noqa: PLC0415

    patience = Patience(CLOCK)
    if virtual:
        patience.patch()
    from checks.harness.student.worker import serve  # noqa: PLC0415

    serve.serve(CLOCK, patience, settings)
