"""The rules that a database of a centre holds itself, as this program knows them: they follow the program.

What a centre keeps stays as it was made; only functions are made anew, and those that are of an older program go.
"""

from __future__ import annotations

import re
from typing import Any

import psycopg

from wijdesk.resources import lees_tekst

_FUNCTIE = re.compile(r"^CREATE FUNCTION wijdesk\.(\w+)\(.*?\$\$(.*?)\$\$;$", re.MULTILINE | re.DOTALL)
_RECHT = re.compile(r"^GRANT EXECUTE ON FUNCTION .*?;$", re.MULTILINE | re.DOTALL)
VAN_HET_ARCHIEF = "vernietig"
"""Belongs to the role of the archive, which makes nothing anew."""


def werk_regels_bij(db: psycopg.Connection[tuple[Any, ...]]) -> bool:
    """Give a database the functions of this program; answers whether it had others. Inside a transaction, as the owner.

    A program of before goes on asking as it did: what a function takes is not changed without a new centre.
    """
    tekst = lees_tekst("centrum.sql")
    functies = {er[1]: er for er in _FUNCTIE.finditer(tekst) if er[1] != VAN_HET_ARCHIEF}
    staat = dict(
        db.execute("SELECT proname, prosrc FROM pg_proc WHERE pronamespace = 'wijdesk'::regnamespace").fetchall()
    )
    anders = [naam for naam, er in functies.items() if staat.get(naam) != er[2]]
    if not anders:
        return False
    db.execute("SET LOCAL ROLE wd_eigenaar")
    for naam in anders:
        db.execute(functies[naam][0].replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION", 1).encode())
    for recht in _RECHT.findall(tekst):
        db.execute(recht.encode())
    db.execute("RESET ROLE")
    return True
