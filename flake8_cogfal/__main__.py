"""``python -m flake8_cogfal`` is ``cogfal-fix``."""

from .cli import main

raise SystemExit(main())
