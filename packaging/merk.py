"""The mark of the program in the form Windows wants (.ico), for the programs and the installer.

    python packaging/merk.py --uit FILE

Runs in the environment of `packaging/bouw.lock`; `bouwen.py` does so on Windows.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

MERK = Path(__file__).resolve().parent.parent / "wijdesk" / "resources" / "icons" / "wijdesk.svg"
MATEN = (256, 64, 48, 32, 24, 16)
"""In pixels, as Windows shows them: from the folder with large pictures to the bar of a window."""


def teken(maat: int) -> Image.Image:
    """The mark, drawn for this size."""
    beeld = QImage(maat, maat, QImage.Format.Format_RGBA8888)
    beeld.fill(Qt.GlobalColor.transparent)
    schilder = QPainter(beeld)
    QSvgRenderer(str(MERK)).render(schilder)
    schilder.end()
    return Image.frombytes("RGBA", (maat, maat), bytes(beeld.constBits()))


def maak(uit: Path) -> Path:
    """The file, with every size drawn and none made smaller."""
    groot, *andere = map(teken, MATEN)
    uit.parent.mkdir(parents=True, exist_ok=True)
    groot.save(uit, format="ICO", sizes=[(maat, maat) for maat in MATEN], append_images=andere)
    return uit


def main() -> int:
    """Do what was asked."""
    lezer = argparse.ArgumentParser(description="merk van wijdesk voor Windows")
    lezer.add_argument("--uit", type=Path, required=True)
    print(maak(lezer.parse_args().uit))
    return 0


if __name__ == "__main__":
    sys.exit(main())
