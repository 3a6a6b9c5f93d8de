"""tieout: a linter for facts.

Ties every quotation of a text out to the sources it comes from, by rules that a reader can redo by hand.

    >>> import tieout
    >>> report = tieout.check("He said: “We sail at dawn.”", {"log": "We sail at dawn."})
    >>> report.ties_out
    1

Nothing heavy is imported before it is used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from tieout.api import check as check
    from tieout.api import check_records as check_records
    from tieout.api import open_library as open_library
    from tieout.api import sweep as sweep
    from tieout.errors import BadRecordError as BadRecordError
    from tieout.errors import CacheError as CacheError
    from tieout.errors import NoSourcesError as NoSourcesError
    from tieout.errors import TieoutError as TieoutError
    from tieout.errors import TooLargeError as TooLargeError
    from tieout.errors import UnreadableError as UnreadableError
    from tieout.errors import UsageError as UsageError
    from tieout.library import Found as Found
    from tieout.library import Library as Library
    from tieout.library import Swept as Swept
    from tieout.model import Document as Document
    from tieout.model import Edit as Edit
    from tieout.model import EditOp as EditOp
    from tieout.model import Evidence as Evidence
    from tieout.model import Finding as Finding
    from tieout.model import Outcome as Outcome
    from tieout.model import Passage as Passage
    from tieout.model import Quotation as Quotation
    from tieout.model import Reason as Reason
    from tieout.model import Report as Report
    from tieout.model import Severity as Severity
    from tieout.model import Source as Source
    from tieout.model import Span as Span
    from tieout.model import Style as Style
    from tieout.model import Verdict as Verdict
    from tieout.records.checking import CheckedRecord as CheckedRecord
    from tieout.rules.base import Rule as Rule

_HOMES = {
    "api": ("check", "check_records", "open_library", "sweep"),
    "errors": (
        "BadRecordError", "CacheError", "NoSourcesError", "TieoutError", "TooLargeError", "UnreadableError",
        "UsageError",
    ),
    "library": ("Found", "Library", "Swept"),
    "model": (
        "Document", "Edit", "EditOp", "Evidence", "Finding", "Outcome", "Passage", "Quotation", "Reason", "Report",
        "Severity", "Source", "Span", "Style", "Verdict",
    ),
    "records.checking": ("CheckedRecord",),
    "rules.base": ("Rule",),
}  # fmt: skip
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = sorted(_HOME_OF)  # noqa: PLE0605 - one list of the names, not two


def __getattr__(name: str) -> object:
    home = _HOME_OF.get(name)
    if home is None:
        raise AttributeError(f"module 'tieout' has no attribute {name!r}")
    value = getattr(import_module(f"tieout.{home}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
