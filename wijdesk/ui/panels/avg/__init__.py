"""AVG-verzoeken: the register of what residents ask about their own data, one request, and a record looked through."""

from wijdesk.ui.panels.avg.doorgeven import AvgDoorgevenPaneel
from wijdesk.ui.panels.avg.paneel import AvgPaneel

__all__ = ["AvgDoorgevenPaneel", "AvgPaneel"]
