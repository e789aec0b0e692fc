"""Days as they come in: the one form in which days compare as text, and one sentence for each thing that can be wrong.

A form that knows more says it in its own words ("Het plan was er toen nog niet.") and uses only `dag_van`.
"""

from __future__ import annotations

from datetime import date

from wijdesk.errors import Weigering

GEEN_DAG = "Vul een dag in die bestaat, bijvoorbeeld 3-2-2026."
NOG_NIET = "Deze dag is nog niet geweest."
AL_GEWEEST = "Deze dag is al geweest. Kies vandaag of later."
TE_LANG_GELEDEN = "Deze dag is te lang geleden."
TE_VER_VOORUIT = "Deze dag ligt te ver vooruit."
VROEGSTE = "1900-01-01"
"""Nothing that is still written down was longer ago: an earlier day is a slip of the keyboard."""


def dag_van(tekst: str) -> date | None:
    """A whole ISO day ("2026-03-02", no other form); None when it is not one."""
    try:
        dag = date.fromisoformat(tekst)
    except ValueError:
        return None
    return dag if dag.isoformat() == tekst else None


def fout_in_dag(
    tekst: str, *, vanaf: str = "", tot: str = "", vroegste: str = VROEGSTE, laatste: str = "9999-12-31"
) -> str:
    """What is wrong with a day, as a sentence; empty when it is right. All bounds are ISO days that still count.

    `vanaf=vandaag` is for what has yet to happen, `tot=vandaag` for what happened. `vroegste` and `laatste` catch a
    year typed wrong.
    """
    if dag_van(tekst) is None:
        return GEEN_DAG
    if tekst < vroegste:
        return TE_LANG_GELEDEN
    if vanaf and tekst < vanaf:
        return AL_GEWEEST
    if tot and tekst > tot:
        return NOG_NIET
    return TE_VER_VOORUIT if tekst > laatste else ""


def eis_dag(
    tekst: str, *, veld: str, vanaf: str = "", tot: str = "", vroegste: str = VROEGSTE, laatste: str = "9999-12-31"
) -> date:
    """The day of `fout_in_dag`. Raises Weigering beside `veld`."""
    if fout := fout_in_dag(tekst, vanaf=vanaf, tot=tot, vroegste=vroegste, laatste=laatste):
        raise Weigering(fout, veld=veld)
    return date.fromisoformat(tekst)
