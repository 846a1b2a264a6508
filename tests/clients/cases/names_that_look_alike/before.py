from dataclasses import dataclass, replace


def replicate(items, count):
    """Repeat a list."""
    return items * count


@dataclass
class Replica:
    run: int = 0


print(replicate(["a"], 3), replace(Replica(), run=2).run)
