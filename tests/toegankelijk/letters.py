"""Looks for two things on a screen, or in one menu, that the same Alt letter would go to: then it goes to neither."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QLabel, QMenu, QTabBar, QWidget


def dubbele_letters(vlak: QWidget) -> list[str]:
    """What the letters of this part of the window, and of each menu in it, are asked for twice."""
    fouten = _dubbel(_op(vlak))
    for menu in vlak.findChildren(QMenu):
        fouten += _dubbel(_in_menu(menu.actions()))
    return fouten


def _op(vlak: QWidget) -> Iterator[tuple[str, str]]:
    """(letter, what it belongs to) of everything that shows, and of the keys that are bound on it."""
    for deel in vlak.findChildren(QWidget):
        if not deel.isVisible() or not deel.isEnabled():
            continue
        if isinstance(deel, QAbstractButton):
            yield from _letter(QAbstractButton.text(deel))
        elif isinstance(deel, QLabel) and deel.buddy() is not None:
            yield from _letter(QLabel.text(deel))  # ours answer what they were told to say
        elif isinstance(deel, QTabBar):
            for plek in range(deel.count()):
                yield from _letter(deel.tabText(plek))
    for toets in vlak.findChildren(QShortcut):
        if toets.isEnabled():
            yield toets.key().toString(), f"a key of {type(toets.parent()).__name__}"


def _in_menu(acties: Iterable[QAction]) -> Iterator[tuple[str, str]]:
    for actie in acties:
        yield from _letter(actie.text().partition("\t")[0])


def _letter(tekst: str) -> Iterator[tuple[str, str]]:
    if letter := QKeySequence.mnemonic(tekst).toString():
        yield letter, tekst


def _dubbel(letters: Iterable[tuple[str, str]]) -> list[str]:
    van: dict[str, list[str]] = {}
    for letter, tekst in letters:
        van.setdefault(letter, []).append(tekst)
    return [
        f"{letter} is of {', '.join(f'“{tekst}”' for tekst in sorted(teksten))}"
        for letter, teksten in van.items()
        if letter.startswith("Alt+") and len(teksten) > 1
    ]
