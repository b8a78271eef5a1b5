"""The fixtures of the simulated cloud's tests: a pytest plugin that each of them names."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from boundary_client import Caller

from checks.harness.cloud.backend import MotoBackend
from checks.harness.cloud.cloud import Cloud

EPOCH = 1_800_000_000.0


@pytest.fixture(scope="session")
def moto_backend() -> MotoBackend:
    return MotoBackend()


@pytest.fixture
def cloud(moto_backend: MotoBackend) -> Iterator[Cloud]:
    """An empty cloud whose virtual time begins at `EPOCH`."""
    cloud = Cloud(moto_backend, epoch=EPOCH)
    cloud.begin(1, "TestUsers.test_key")
    yield cloud
    cloud.boundary.reset()


@pytest.fixture
def caller(cloud: Cloud) -> Caller:
    """Whoever asks the service, as a student's code does."""
    return Caller(cloud)


@pytest.fixture
def virtual_sleep(cloud: Cloud, monkeypatch: pytest.MonkeyPatch) -> None:
    """Waiting moves the cloud's clock, and takes no time."""
    monkeypatch.setattr(time, "sleep", cloud.clock.wait)
