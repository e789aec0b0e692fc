"""Collectief: activiteiten with their sessies, what residents put forward, and what goes on in a street."""

from wijdesk.ui.panels.collectief.paneel import CollectiefPanel

__all__ = ["CollectiefPanel"]
