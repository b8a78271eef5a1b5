from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from scripted import Bench, Reserve


@pytest.fixture(scope="session")
def reserve() -> Iterator[Reserve]:
    """Processes that are warm already."""
    reserve = Reserve()
    yield reserve
    reserve.close()


@pytest.fixture
def bench(tmp_path: Path, reserve: Reserve) -> Iterator[Bench]:
    """Students on scripts of this test's own."""
    bench = Bench(tmp_path, reserve)
    yield bench
    bench.close()


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory, reserve: Reserve) -> Iterator[Bench]:
    """Students that the tests of a file share."""
    bench = Bench(tmp_path_factory.mktemp("shared"), reserve)
    yield bench
    bench.close()
