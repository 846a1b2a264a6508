"""Limits of the process itself, as far as the system knows them."""

from __future__ import annotations


def set_limits(memory: int, seconds: int, file_size: int) -> list[str]:
    """Limit memory and files (bytes) and CPU time. Returns what could not be limited here, in words."""
    try:
        import resource
    except ImportError:  # Windows
        return ["memory", "CPU time", "file size"]
    missing = []
    for name, limit, words in (
        ("RLIMIT_AS", memory, "memory"),
        ("RLIMIT_CPU", seconds, "CPU time"),
        ("RLIMIT_FSIZE", file_size, "file size"),
        ("RLIMIT_CORE", 0, ""),
    ):
        try:
            kind = getattr(resource, name)
            _, most = resource.getrlimit(kind)
            wanted = limit if most == resource.RLIM_INFINITY else min(limit, most)
            resource.setrlimit(kind, (wanted, wanted))
        except (AttributeError, ValueError, OSError):  # macOS takes no limit of memory
            missing += [words] if words else []
    return missing
