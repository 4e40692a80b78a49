"""``python -m seedlint.cli``."""

import sys

from seedlint.cli import main

sys.exit(main())
