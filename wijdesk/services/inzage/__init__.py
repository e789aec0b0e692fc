"""Need to know: whom a dossier concerns, what is asked of whom it does not, and what of a list stays blank.

`eigen` says whom it concerns, `plekken` which question is about content, `poort` asks before anything is read or
written, `zeef` blanks what a list shows. No SQLAlchemy.
"""
