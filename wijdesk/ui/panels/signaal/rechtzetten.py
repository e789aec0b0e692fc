"""Forms that put a signaal right: whom it is about, what was written down, and who told it."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.opdrachten.signaal import BewaarMelder, KoppelSignaal, MelderInvoer, WijzigSignaal
from wijdesk.models.rows.signaal import MelderRij, SignaalDetail
from wijdesk.ui.fields import etiket
from wijdesk.ui.formulier import regel
from wijdesk.ui.keuze import Keuze
from wijdesk.ui.keuzegroep import KeuzeGroep
from wijdesk.ui.notitie import Notitie
from wijdesk.ui.panel import Omgeving
from wijdesk.ui.panels.signaal.formulieren import SignaalFormulier
from wijdesk.ui.panels.signaal.melder import VELDEN
from wijdesk.ui.panels.signaal.registratie import URGENTIES
from wijdesk.ui.panels.signaal.waarover import Waarover
from wijdesk.ui.vinkje import Vinkje


class Koppelen(SignaalFormulier):
    """Say whom or what it is about, when that is known now."""

    naam = "signaal_koppelen"

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self._noem(self.tr("Koppelen"), self.tr("Koppelen"))
        self.waarover = Waarover(omgeving, gebied=False)
        self.waarover.typed.connect(self.merk)
        self.kolom.addWidget(etiket(self.tr("Wat u leeg laat, blijft zoals het is."), "bij", breekt_af=True))
        self.kolom.addWidget(self.waarover)
        self.kolom.addStretch(1)

    def vul(self) -> None:
        """Nothing yet."""
        self.waarover.zet({})

    def waarden(self) -> dict[str, Any]:
        """What was filled in."""
        return self.waarover.bewaard()

    def zet_getypt(self, inhoud: dict[str, Any]) -> None:
        """Put a draft back."""
        self.waarover.zet(inhoud)

    def eerste_veld(self) -> QWidget:
        """Where one searches."""
        return self.waarover.zoeker.regel

    def opdracht(self) -> Opdracht[Any] | None:
        """What was filled in."""
        fout = self.waarover.kijk_na()
        if fout is not None:
            fout.setFocus()
            return None
        return KoppelSignaal(id=self._id, **self.waarover.wie())

    def toon_fouten(self, weigering: Weigering) -> None:
        """Each beside its field."""
        rest = {v: zin for v, zin in weigering.volledig().items() if self.waarover.toon_fout(v, zin) is None}
        super().toon_fouten(Weigering(weigering.zin if not weigering.fouten else "", fouten=rest))

    def _wis_fouten(self) -> None:
        super()._wis_fouten()
        self.waarover.wis_fouten()


class Verbeteren(SignaalFormulier):
    """Put right what was registered."""

    naam = "signaal_verbeteren"

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self._noem(self.tr("Gegevens verbeteren"), self.tr("Opslaan"))
        codes = omgeving.codes
        self._leg(self._veld("tekst", self.tr("Wat is er gemeld"), Notitie(regels=4)))
        self._leg(
            self._veld("soort", self.tr("Soort signaal"), Keuze(codes.van("signaalsoort"))),
            self._veld("bron", self.tr("Van wie komt het"), Keuze(codes.van("signaalbron"))),
        )
        urgentie = KeuzeGroep(URGENTIES, naam="verbeter_urgentie", titel=self.tr("Urgentie"))
        self._leg(self._veld("urgentie", self.tr("Urgentie"), urgentie))
        self._leg(
            self._veld("gebied", self.tr("Gebied of plek"), regel()),
            self._veld("thema", self.tr("Thema"), Keuze(codes.van("signaalthema"), leeg=self.tr("Geen thema"))),
        )
        self._leg(self._veld("reden", self.tr("Waarom verandert u het? (één zin)"), regel(400)))
        self.kolom.addStretch(1)

    def vul(self) -> None:
        """As it is now."""
        signaal = self.signaal
        if signaal is None:
            return
        for naam in ("soort", "bron", "thema"):
            keuze = self.delen[naam]
            if isinstance(keuze, Keuze):
                keuze.zet(getattr(signaal, naam))  # also a code that is no longer in use
        self.zet_waarden({
            "tekst": signaal.tekst, "urgentie": str(signaal.urgentie), "gebied": signaal.gebied, "reden": "",
        })  # fmt: skip

    def opdracht(self) -> Opdracht[Any]:
        """Only what changed."""
        waarden, signaal = self.waarden(), self.signaal
        nieuw = waarden | {"urgentie": int(waarden["urgentie"] or 3)}
        reden = nieuw.pop("reden")
        anders = {veld: waarde for veld, waarde in nieuw.items() if waarde != getattr(signaal, veld)}
        return WijzigSignaal(id=self._id, reden=reden, **anders)


class MelderWijzigen(SignaalFormulier):
    """Put right who told it."""

    naam = "signaal_melder_wijzigen"

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self._noem(self.tr("Melder"), self.tr("Opslaan"))
        self.melder = MelderRij()
        velden = {naam: self._veld(naam, self.tr(label), regel(200)) for naam, label in VELDEN}
        for naam, veld in velden.items():
            self.velden[f"melder.{naam}"] = veld
        self._leg(velden["naam"], velden["organisatie"])
        self._leg(velden["telefoon"], velden["email"])
        geheim = Vinkje(self.tr("Melder geheim voor wie het betreft"))
        self._leg(self._veld("geheim", "", geheim))
        self.kolom.addWidget(etiket(self.tr("Alles leeg: de melder blijft anoniem."), "bij"))
        self.kolom.addStretch(1)

    def begin_met(self, signaal: SignaalDetail, melder: MelderRij) -> None:
        """With what is known of the melder."""
        self.melder = melder
        self.begin(signaal)

    def vul(self) -> None:
        """As it is now."""
        self.zet_waarden({naam: getattr(self.melder, naam) for naam in (*dict(VELDEN), "geheim")})

    def opdracht(self) -> Opdracht[Any]:
        """As filled in."""
        return BewaarMelder(id=self._id, melder=MelderInvoer(**self.waarden()))
