"""A certificate authority for one run of the tests, and a certificate for the hosts that are played here."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta, timezone
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID


def write_certificates(folder: Path, hosts: Iterable[str]) -> tuple[Path, Path]:
    """Write what clients must trust, and what the server shows them with its private key; return both paths."""
    authority_key, server_key = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    names = x509.SubjectAlternativeName([x509.DNSName(host) for host in hosts])
    is_authority = x509.BasicConstraints(ca=True, path_length=0)
    authority = draft("Loopback authority", authority_key).add_extension(is_authority, critical=True)
    certificate = draft("Loopback server", server_key).add_extension(names, critical=False)
    trusted, shown = folder / "authority.pem", folder / "server.pem"
    trusted.write_bytes(authority.sign(authority_key, hashes.SHA256()).public_bytes(Encoding.PEM))
    private = server_key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    shown.write_bytes(private + certificate.sign(authority_key, hashes.SHA256()).public_bytes(Encoding.PEM))
    return trusted, shown


def draft(subject: str, key: ec.EllipticCurvePrivateKey) -> x509.CertificateBuilder:
    """A certificate of the authority, valid for a day."""
    now = datetime.now(timezone.utc)
    return (
        x509.CertificateBuilder()
        .subject_name(named(subject))
        .issuer_name(named("Loopback authority"))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(days=1))
    )


def named(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
