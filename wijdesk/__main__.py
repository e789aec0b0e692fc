"""Start of the program: arm crash handling, hand over to the command line."""

from __future__ import annotations

import faulthandler
import sys

from wijdesk.cli import voer_uit


def main() -> int:
    """Run wijdesk; answers the exit code (0 done, 1 refused or failed, 2 wrong use)."""
    if sys.stderr is not None:
        faulthandler.enable()
    return voer_uit(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
