"""Start of the program: arm crash handling, hand over to the command line."""

from __future__ import annotations

import faulthandler
import sys
import threading
from types import TracebackType

from wijdesk.cli import voer_uit

if sys.platform != "win32":
    import resource


def main() -> int:
    """Run wijdesk; answers the exit code (0 done, 1 refused or failed, 2 wrong use)."""
    if sys.stderr is not None:
        faulthandler.enable()
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a core file would hold the key and what was on the screen
    sys.excepthook = _meld_zonder_inhoud
    threading.excepthook = lambda wat: _meld_zonder_inhoud(wat.exc_type, wat.exc_value, wat.exc_traceback)
    return voer_uit(sys.argv[1:])


def _meld_zonder_inhoud(soort: type[BaseException], _fout: BaseException | None, spoor: TracebackType | None) -> None:
    """Tell of a bug where it is and of what kind; its message may hold a name. The window hangs its own net over it."""
    if sys.stderr is None:
        return
    regels = ["Er ging iets mis in het programma. Geef dit aan uw applicatiebeheerder:", soort.__qualname__]
    while spoor is not None:
        regels.append(f"  {spoor.tb_frame.f_globals.get('__name__', '?')}:{spoor.tb_lineno}")
        spoor = spoor.tb_next
    sys.stderr.write("\n".join(regels) + "\n")


if __name__ == "__main__":
    sys.exit(main())
