"""Everything Qt. Sees rows and requests, never the store.

PySide6 replaces `__import__` by one that reads the source of every module imported later, to see whether it wants
snake_case names; that makes all our imports a third slower, and nothing here uses it. It leaves the import it replaced
in `__orig_import__` (since 6.7 with its own lazy types in it), so that one is put back before anything else loads.
"""

import builtins

import PySide6.QtCore  # noqa: F401 - only to have it replace `__import__` now

if (_gewoon := getattr(builtins, "__orig_import__", None)) is not None:
    builtins.__import__ = _gewoon
