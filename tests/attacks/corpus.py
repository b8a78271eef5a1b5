"""All attacks."""

from __future__ import annotations

from attacks_by_files import FILES
from attacks_by_requests import REQUESTS
from attacks_by_tampering import TAMPERING
from attacks_on_neighbours import NEIGHBOURS
from attacks_on_reports import REPORTS
from attacks_on_the_machine import MACHINE
from attacks_on_the_pipe import PIPE
from attacks_on_verdicts import VERDICTS

CORPUS = [*VERDICTS, *TAMPERING, *PIPE, *REQUESTS, *MACHINE, *NEIGHBOURS, *REPORTS, *FILES]
