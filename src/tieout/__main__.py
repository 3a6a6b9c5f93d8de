"""`python -m tieout`."""

from __future__ import annotations

from tieout.cli import main

if __name__ == "__main__":
    main()
