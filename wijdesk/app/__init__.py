"""The composition root: everything is built in this room, once, and handed down by constructor.

bureau.py is the desk without a window, venster.py puts the window on it, voorbeeld.py makes the example store and
rondleiding.py walks the work through the real window. Heavy rooms are imported inside functions here (and in
cli.py) only, so that the login window and the commands start quickly.
"""
