"""Certificates made for a test, and a door with TLS before a PostgreSQL that has none.

The door does what PostgreSQL does with `hostssl ... clientcert=verify-full`: who shows no certificate of this authority
does not come in.
"""

from __future__ import annotations

import datetime as dt
import ipaddress
import socket
import ssl
import threading
from contextlib import suppress
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

SSL_VERZOEK = (8).to_bytes(4, "big") + (80877103).to_bytes(4, "big")
"""What a client sends first (PostgreSQL manual, 54.7 SSLRequest)."""


class Uitgever:
    """An authority that signs certificates."""

    def __init__(self, map_: Path, naam: str) -> None:
        self._map = map_ / naam
        self._map.mkdir()
        self._sleutel = ec.generate_private_key(ec.SECP256R1())
        self._naam = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, naam)])
        self.ca = self._map / "ca.crt"
        self.ca.write_bytes(self._teken(self._naam, self._sleutel.public_key(), ca=True))

    def geef(self, naam: str) -> tuple[Path, Path]:
        """A certificate for this computer in this name, and its key."""
        sleutel = ec.generate_private_key(ec.SECP256R1())
        onderwerp = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, naam)])
        crt, key = self._map / f"{naam}.crt", self._map / f"{naam}.key"
        crt.write_bytes(self._teken(onderwerp, sleutel.public_key(), ca=False))
        prive = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        key.write_bytes(sleutel.private_bytes(serialization.Encoding.PEM, *prive))
        key.chmod(0o600)
        return crt, key

    def _teken(self, onderwerp: x509.Name, sleutel: ec.EllipticCurvePublicKey, *, ca: bool) -> bytes:
        nu = dt.datetime.now(dt.UTC)
        hier = [x509.DNSName("localhost"), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]
        certificaat = (
            x509.CertificateBuilder(self._naam, onderwerp, sleutel, x509.random_serial_number())
            .not_valid_before(nu - dt.timedelta(days=1))
            .not_valid_after(nu + dt.timedelta(days=1))
            .add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
            .add_extension(x509.SubjectAlternativeName(hier), critical=False)
            .sign(self._sleutel, hashes.SHA256())
        )
        return certificaat.public_bytes(serialization.Encoding.PEM)


class Deur:
    """Listens on this computer, takes off the TLS and passes on to the socket of a server."""

    def __init__(self, achter: str, uitgever: Uitgever) -> None:
        self._achter = achter
        self._context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH, cafile=str(uitgever.ca))
        self._context.load_cert_chain(*uitgever.geef("server"))
        self._context.verify_mode = ssl.CERT_REQUIRED
        self._luister = socket.create_server(("127.0.0.1", 0))
        self.poort = self._luister.getsockname()[1]
        self.binnen: list[str] = []
        """The certificates of who came in."""
        self._draden = [threading.Thread(target=self._open, name="deur")]
        self._draden[0].start()

    def _open(self) -> None:
        while True:
            try:
                klant, _ = self._luister.accept()
            except OSError:
                return
            with klant, suppress(ssl.SSLError, OSError):
                if klant.recv(8) != SSL_VERZOEK:
                    continue  # without TLS nobody gets further
                klant.sendall(b"S")
                self._laat_binnen(self._context.wrap_socket(klant, server_side=True))

    def _laat_binnen(self, veilig: ssl.SSLSocket) -> None:
        with veilig, socket.socket(socket.AF_UNIX) as server:
            self.binnen.append(repr(veilig.getpeercert()))
            server.connect(self._achter)
            veilig.settimeout(0.02)
            server.settimeout(0.02)
            while _pomp(veilig, server) and _pomp(server, veilig):
                pass

    def sluit(self) -> None:
        """Let nobody in any more."""
        with suppress(OSError):
            self._luister.shutdown(socket.SHUT_RDWR)
        self._luister.close()
        for draad in self._draden:
            draad.join(10)


def _pomp(van: socket.socket, naar: socket.socket) -> bool:
    """Pass on what is there; False when one side has gone."""
    try:
        gelezen = van.recv(65536)
    except TimeoutError:
        return True
    if gelezen:
        naar.sendall(gelezen)
    return bool(gelezen)
