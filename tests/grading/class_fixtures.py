"""The fixtures of the tests that read a class's work: a pytest plugin that each of them names."""

from __future__ import annotations

from pathlib import Path

import pytest
from class_builder import Class, Files, Place, folder, zipped


@pytest.fixture
def made(tmp_path: Path) -> Class:
    return Class(tmp_path)


@pytest.fixture(params=["zip", "folder"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    """As a zip file, and as a folder."""

    def make(files: Files, name: str = "export") -> Path:
        if request.param == "folder":
            return folder(tmp_path / name, files)
        return zipped(tmp_path / f"{name}.zip", files)

    return make
