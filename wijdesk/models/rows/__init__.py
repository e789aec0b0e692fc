"""What screens see, one file per noun: frozen rows, never mapped objects. Ids are 16 bytes, moments UTC milliseconds,
dates ISO text.

This package and `opdrachten` are all that the window knows of the models; neither may import SQLAlchemy.
"""
