"""What a resident may ask: the whole record walked through, what of others is in it, what a decision brings.

`lopen` finds the rows, `woorden` says what stands in them, `plekken` finds what is of somebody else, `dossier` puts
them together as they go out; `bewaartijd` says how long they stay, `waarover` whose a row is.
"""
