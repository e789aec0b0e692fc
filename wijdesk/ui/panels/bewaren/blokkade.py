"""Setting a hold on a resident or a household, or lifting the one that is there."""

from __future__ import annotations

from functools import partial

from wijdesk.models.opdrachten.bewaren import HefBlokkadeOp
from wijdesk.models.opdrachten.blokkade import LeesBlokkades
from wijdesk.models.rows.blokkade import BlokkadeRij
from wijdesk.models.values import Id, datum_in_woorden
from wijdesk.ui.panels.bewaren.vormen import BlokkadeVorm
from wijdesk.ui.stapel import StapelPaneel


def open_blokkade(paneel: StapelPaneel, vorm: BlokkadeVorm, soort: str, id_: Id, naam: str) -> None:
    """Look what stands there, and ask what is not known yet."""
    paneel.omgeving.jobs.read(
        LeesBlokkades(soort=soort, id=id_),
        partial(_toon, paneel, vorm, soort, id_, naam),
        eigenaar=paneel,
        geweigerd=paneel.mag_niet,
    )


def _toon(
    paneel: StapelPaneel, vorm: BlokkadeVorm, soort: str, id_: Id, naam: str, rijen: tuple[BlokkadeRij, ...]
) -> None:
    lopend = [rij for rij in rijen if rij.loopt]
    er = next((rij for rij in lopend if rij.zelf), None)
    if er is None:
        ook = lopend[0].over if lopend else ""
        vorm.begin(soort, id_, naam, ook=ook)
        paneel.toon_vorm(vorm)
        return
    blokkade_id = er.id
    paneel.vraag_reden(
        paneel.tr("Blokkade op {0} ({1}), sinds {2}. Waarom heft u die op?").format(
            er.over, er.reden, datum_in_woorden(er.van)
        ),
        lambda reden: HefBlokkadeOp(id=blokkade_id, reden=reden),
        over=blokkade_id,
        knop=paneel.tr("Blokkade opheffen"),
    )
