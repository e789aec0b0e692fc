"""The register of agressie."""

from wijdesk.ui.panels.agressie.paneel import AgressiePaneel

__all__ = ["AgressiePaneel"]
