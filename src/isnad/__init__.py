"""Isnad reads Arabic news about armed conflict and writes what it reports, with who said it and the very words."""

__version__ = "0.1.0"
