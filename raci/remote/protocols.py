"""How each kind of place is reached: with time limits, and without keeping what was listed."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

SECONDS: Final = 20
"""How long a place may take to answer a call."""
_STORES: Final = frozenset({"s3", "s3a", "gs", "gcs", "abfs", "abfss", "az", "adl", "http", "https"})
_LIMITS: Final = ("timeout", "banner_timeout", "auth_timeout", "channel_timeout")
_SHELLS: Final = frozenset({"sftp", "ssh"})
_KNOWN_HOSTS: Final = ("~/.ssh/known_hosts", "/etc/ssh/ssh_known_hosts")


def options_for(scheme: str) -> dict[str, Any]:
    """Return the options of fsspec for a protocol; those of its settings files and variables are its own matter."""
    if scheme in _SHELLS:
        from fsspec.implementations import sftp  # noqa: PLC0415 - of the extra `remote`

        waits: dict[str, Any] = dict.fromkeys(_LIMITS, SECONDS)
        knows_hosts = hasattr(sftp, "_resolve_host_key_policy")  # older ones take the key of any host
        return {**waits, "host_key_policy": _host_keys()} if knows_hosts else waits
    found: dict[str, Any] = {"use_listings_cache": False} if scheme in _STORES else {}
    if scheme in {"s3", "s3a"}:
        from fsspec import config  # noqa: PLC0415 - of the extra `remote`

        said: Any = config.conf
        if "config_kwargs" not in said.get("s3", {}):
            limits = {"connect_timeout": SECONDS, "read_timeout": 3 * SECONDS, "retries": {"max_attempts": 2}}
            found["config_kwargs"] = limits
    return found


def _host_keys() -> object:
    """Return what is said of the key of a host: one that is not the known one is refused, a new one is not."""
    import paramiko  # noqa: PLC0415 - only for sftp

    known = paramiko.HostKeys()
    for path in map(Path, _KNOWN_HOSTS):
        try:
            known.load(str(path.expanduser()))
        except (OSError, RuntimeError, paramiko.SSHException):
            continue

    class Known(paramiko.MissingHostKeyPolicy):
        """The hosts a user knows."""

        def missing_host_key(self, client: paramiko.SSHClient, hostname: str, key: paramiko.PKey) -> None:
            """Raise BadHostKeyException for a host that shows another key than it did."""
            keys = known.lookup(hostname)
            kept = keys.get(key.get_name()) if keys else None
            if kept is not None and kept != key:
                raise paramiko.BadHostKeyException(hostname, key, kept)

    return Known()
