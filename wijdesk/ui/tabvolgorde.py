"""Tab walks through a form as one reads it, whatever was made when: rows and buttons that came later too."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def zoals_gelezen(vlak: QWidget) -> list[QWidget]:
    """Every widget inside that can hold the focus, line by line and from left to right within a line.

    Also where arrows or a click come and Tab does not: from there Tab goes on. By place, not by layout: what Python
    asks of the items of a layout makes it their owner, and that crashes later.
    """
    delen: list[QWidget] = []
    for deel in _op_volgorde(vlak):
        if deel.focusPolicy() != Qt.FocusPolicy.NoFocus and deel.focusProxy() is None:
            delen.append(deel)
        else:
            delen += zoals_gelezen(deel)
    return delen


def _op_volgorde(vlak: QWidget) -> list[QWidget]:
    kinderen = vlak.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    # Why kept: what Qt made itself (the viewport of a scroll area) is wrapped anew here, and when such a wrapper goes,
    # Python takes all that lies in it for deleted.
    vars(vlak)["_op_volgorde"] = kinderen
    zichtbaar = [kind for kind in kinderen if not kind.isHidden() and not kind.isWindow()]
    regels: list[list[QWidget]] = []
    for kind in sorted(zichtbaar, key=lambda kind: kind.y()):
        if regels and kind.geometry().center().y() <= regels[-1][0].geometry().bottom():
            regels[-1].append(kind)
        else:
            regels.append([kind])
    return [kind for regel in regels for kind in sorted(regel, key=lambda kind: (kind.x(), kind.y()))]


def stap(vlak: QWidget, *, vooruit: bool, rond: bool = False) -> bool:
    """Give the focus to the next (or the one before) in `vlak`; False at its end, where Qt goes on.

    With `rond` the first comes after the last: Qt would go on with what was made last, wherever that lies in `vlak`.
    """
    nu: QWidget | None = vlak.window().focusWidget()
    delen = zoals_gelezen(vlak)
    if nu is None or nu not in delen:
        return False
    plek = delen.index(nu)
    rest = delen[plek + 1 :] + (delen[:plek] if rond else [])
    if not vooruit:
        rest = delen[:plek][::-1] + (delen[plek + 1 :][::-1] if rond else [])
    reden = Qt.FocusReason.TabFocusReason if vooruit else Qt.FocusReason.BacktabFocusReason
    doel = next((deel for deel in rest if _kan(deel)), None)
    if doel is None:
        return False  # Qt goes on: asking it for its chain makes a widget the owner of the next one, which crashes
    doel.setFocus(reden)
    return True


def _kan(deel: QWidget) -> bool:
    return bool(deel.focusPolicy() & Qt.FocusPolicy.TabFocus) and deel.isVisible() and deel.isEnabled()
