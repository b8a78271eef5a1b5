"""`local`: the simulated AWS for programs on this machine."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from checks.harness.local.server import Server

_TRIES = ("aws dynamodb list-tables", "python labs/lab01_table_automation/dynamodb_script.py")


@click.command(short_help="Serve the simulated AWS on this machine, for scripts, the CLI and SDKs.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="Where to listen, on 127.0.0.1 alone; 0 draws a free port.",
)
@click.option(
    "--data",
    type=click.Path(path_type=Path, file_okay=False),
    help="Keep the tables in this folder; without it they are gone when the server ends.",
)
def local(port: int, data: Path | None) -> None:
    """Serve the simulated AWS on this machine, for scripts, the AWS CLI and any SDK.

    It runs in real time; creating, changing and deleting a table takes a second each. Every request is shown in a line:
    when, operation, table, read or write units (RRU, WRU), answer. Ctrl-C ends it.

    With --data tables outlive the server, also one that is killed: their items, indexes and tags, and their settings
    of time to live, streams and point-in-time recovery. Not kept are the records in streams, backups, resource policies
    and what other services hold; and tables cannot be restored from backups or imported meanwhile.
    """
    from checks.harness.local.server import PortTaken, Server  # noqa: PLC0415

    try:
        server = Server(port)
    except PortTaken as error:
        raise click.UsageError(str(error)) from error
    with server:
        _serve(server, data)


def _serve(server: Server, data: Path | None) -> None:
    """Answer until a signal comes."""
    from checks.harness.local.endpoint import Endpoint  # noqa: PLC0415
    from checks.harness.local.journal import JournalError  # noqa: PLC0415
    from checks.harness.local.lines import Lines  # noqa: PLC0415
    from checks.harness.report.terminal import make_console  # noqa: PLC0415

    lines = Lines(make_console())
    endpoint = Endpoint(lines.show, _complain)
    try:
        if data is not None:
            endpoint.keep(data)
        lines.say(_greeting(server.url, data))
        server.answer = endpoint.answer
        server.serve_forever()
    except JournalError as error:
        raise click.UsageError(str(error)) from error
    finally:
        endpoint.stop()


def _greeting(url: str, data: Path | None) -> str:
    from checks.harness.local.shells import exports  # noqa: PLC0415
    from checks.harness.report.legible import visible  # noqa: PLC0415

    kept = "tables are gone when it ends" if data is None else f"tables are kept in {visible(str(data))}"
    return "\n".join(
        (
            f"The simulated AWS listens on {url} ({kept}; Ctrl-C ends it).",
            "In another terminal, type",
            *(f"    {line}" for line in exports(url, os.environ)),
            "and then, there, for instance",
            *(f"    {line}" for line in _TRIES),
            "",
        )
    )


def _complain(sentence: str) -> None:
    from checks.harness.report.legible import visible  # noqa: PLC0415

    click.echo(visible(sentence), err=True)
