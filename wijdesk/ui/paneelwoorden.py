"""Other words by which Ctrl+K finds a panel: what somebody looks for there, where its title does not say so. No Qt.

A panel is built when it is first shown, and has to be found before that.
"""

from __future__ import annotations

from collections.abc import Mapping

WOORDEN: Mapping[str, str] = {
    "caseload": "caseload gewicht zwaarte punten verdeling casemanager regisseur team",
    "collectief": "activiteiten buurt wijk bewoners",
    "dashboard": "cijfers kpi grafieken",
    "dossiercontrole": "steekproef kwaliteit bevinding verbeteractie",
    "impact": "tevredenheid enquête rapportcijfer",
    "kaart": "basisvoorziening aanbieder verwijzen",
    "klacht": "ombudsman hoorzitting uitstel ontevreden",
    "praktijklijst": "jim ojg jongerenhulp huisarts forensisch bemoeizorg oggz wvggz vo-wij school als wijk kortdurend",
}
"""Name of a panel → the words."""
