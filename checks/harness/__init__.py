"""The machinery behind the checks."""

VERSION = "0.1.0"
"""The kit's version, which every result file names."""
