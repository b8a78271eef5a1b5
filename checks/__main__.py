"""`python -m checks <command>`, from the kit's folder; `python path/of/the/kit/checks <command>` from any other."""

import sys
from pathlib import Path

ROOT = str(Path(__file__).resolve().parents[1])

if __name__ == "__main__":
    if ROOT not in sys.path:
        sys.path.insert(0, ROOT)

    from checks.harness.stopping import Stopping

    stopping = Stopping()

    from checks.harness.commands import main

    main(stopping)
