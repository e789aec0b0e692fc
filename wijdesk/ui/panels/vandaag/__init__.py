"""What was registered today, or on another day, with corrections."""

from wijdesk.ui.panels.vandaag.paneel import VandaagPanel

__all__ = ["VandaagPanel"]
