"""The plain way to grade a class: a pytest process for each submission, as many side by side as there are cores."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

CRITERIA = Path(__file__).with_name("plain_lab01.py")


class PlainWay:
    """Grades lab 01 with the criteria of `plain_lab01.py`."""

    def __init__(self, place: Path) -> None:
        """Put the criteria into a folder, where no settings of the kit's own tests hold."""
        self._test = place / "test_lab01.py"
        shutil.copy(CRITERIA, self._test)

    def judge(self, submission: Path, *options: str) -> subprocess.CompletedProcess[str]:
        """Run the criteria over the script in a folder."""
        command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *options, str(self._test)]
        # Without plugins that happen to be installed pytest starts faster.
        environment = {**os.environ, "PYTHONPATH": str(submission), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
        return subprocess.run(
            command, cwd=self._test.parent, env=environment, check=False, capture_output=True, text=True
        )

    def grade(self, submissions: Sequence[Path], cores: int) -> float:
        """The seconds that it takes to find each of them right."""
        began = time.perf_counter()
        with ThreadPoolExecutor(cores) as pool:
            ended = list(pool.map(self.judge, submissions))
        seconds = time.perf_counter() - began
        for process in ended:
            process.check_returncode()
        return seconds
