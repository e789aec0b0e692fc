"""Warm hand-offs, indicaties and who waits."""

from __future__ import annotations

from wijdesk.ui.panels.casus.toeleiding.tab import ToeleidingTab

__all__ = ["ToeleidingTab"]
