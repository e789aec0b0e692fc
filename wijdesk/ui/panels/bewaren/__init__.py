"""Bewaren: what may go after its term, the lists two people agree to, and carrying them out."""

from wijdesk.ui.panels.bewaren.paneel import BewarenPaneel

__all__ = ["BewarenPaneel"]
