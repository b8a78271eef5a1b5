"""Hands the kit's plugin to pytest, as the real labs' conftest does."""

from checks.harness.plugin import pytest_addoption, pytest_configure

__all__ = ["pytest_addoption", "pytest_configure"]
