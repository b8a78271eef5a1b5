"""Hands the plugin to pytest, for `python -m checks` and for people who call pytest themselves."""

from checks.harness.plugin import pytest_addoption, pytest_configure

__all__ = ["pytest_addoption", "pytest_configure"]
