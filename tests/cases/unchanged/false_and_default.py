DEFAULT = False
false = default = None


class Default:
    default: bool = False

    def falsify(self, default=False, *, choices=("a", "b")):
        return default or choices or False
