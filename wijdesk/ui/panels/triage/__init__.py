"""The triage panel: a calm walk along the questions, and the decision. The rest of this package is its own business."""

from wijdesk.ui.panels.triage.paneel import TriagePanel

__all__ = ["TriagePanel"]
