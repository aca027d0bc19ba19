"""By what a page says that raci has made it of a run, so that it is not taken for a matrix afterwards."""

from __future__ import annotations

from typing import Final

REPORT_PAGE: Final = '<meta name="generator" content="raci report">'
"""Stands in the head of a page that reports what was found."""
