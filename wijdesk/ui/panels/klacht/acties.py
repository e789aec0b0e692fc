"""What can be done with one klacht: the buttons on its page, with their keys. What they do is the panel's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wijdesk.ui.panel import Actie

if TYPE_CHECKING:
    from wijdesk.ui.panels.klacht.paneel import KlachtPaneel


def klacht_acties(p: KlachtPaneel) -> tuple[Actie, ...]:
    """In the order in which they stand."""
    return (
        Actie("klacht.afronden", p.tr("Afronden"), "A", p.rond_af, "flag", "uitkomst gegrond oordeel"),
        Actie("klacht.bevestigd", p.tr("Ontvangst is bevestigd"), "O", p.bevestig, "check"),
        Actie("klacht.geschreven", p.tr("Uitkomst is geschreven"), "U", p.geschreven, "check"),
        Actie("klacht.terugkoppelen", p.tr("Terugkoppelen"), "R", p.koppel_terug, "message-square"),
        Actie("klacht.brief", p.tr("Brief"), "P", p.brief, "printer", "ontvangst verdaging uitkomst"),
        Actie("klacht.ontvangstbrief", p.tr("Brief van ontvangst"), "B", p.ontvangstbrief, "printer"),
        Actie("klacht.horen", p.tr("Horen"), "H", p.horen, "users", "hoorzitting gehoord"),
        Actie("klacht.verdaag", p.tr("Verdagen"), "V", p.verdaag, "clock", "uitstel verlengen termijn"),
        Actie("klacht.stap", p.tr("Vastleggen"), "L", p.leg_vast, "message-square",
              "gesprek bemiddeling leidinggevende ombudsman terugkoppeling notitie"),
        Actie("klacht.heropen", p.tr("Opnieuw openen"), "X", p.heropen, "rotate-ccw"),
        Actie("klacht.neem", p.tr("Ik behandel dit"), "M", p.neem, "user-check"),
        Actie("klacht.historie", p.tr("Wat is gewijzigd"), "I", p.lees_historie, "history"),
        Actie("klacht.wijzig", p.tr("Wijzigen"), "W", p.wijzig, "pencil"),
        Actie("klacht.dubbel", p.tr("Is dubbel"), "D", p.is_dubbel, "copy", "dezelfde twee keer geregistreerd"),
        Actie("klacht.niet_dubbel", p.tr("Losmaken"), "N", p.niet_dubbel, "rotate-ccw", "toch niet dubbel"),
        Actie("klacht.andere", p.tr("Andere klacht openen"), "G", p.open_andere, "external-link", "dubbel"),
        Actie("klacht.contact", p.tr("Contact openen"), "C", p.open_contact, "external-link"),
        Actie("klacht.kaart", p.tr("Kaart openen"), "K", p.kaart, "user"),
        Actie("klacht.terug", p.tr("Alle klachten"), "T", p.terug, "arrow-left"),
    )  # fmt: skip
