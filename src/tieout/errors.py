"""What can go wrong, as a tree.

TieoutError                 one clear sentence for the user; exit code 2 unless caught nearer
├── UsageError              an option, a setting or a call that cannot be meant
│   └── UnknownRuleError     it names a rule that there is not
├── UnreadableError         a draft or a source that cannot be read
│   └── TooLargeError       it breaks a limit of size, depth or time
├── BadRecordError          a record of a pipeline that is none
├── NoSourcesError          there is nothing to check against
└── CacheError              the cache can neither be used nor gone around
"""

from __future__ import annotations


class TieoutError(Exception):
    """The root: its message is one sentence that names the file and what to do."""


class UsageError(TieoutError):
    """An option, a setting or a call that cannot be meant."""


class UnknownRuleError(UsageError):
    """An option or a setting that names a rule that there is not: `named` is what it says."""

    def __init__(self, message: str, named: str) -> None:
        super().__init__(message)
        self.named = named


class UnreadableError(TieoutError):
    """A draft or a source that cannot be read."""


class TooLargeError(UnreadableError):
    """A file that breaks a limit of size, depth or time."""


class BadRecordError(TieoutError):
    """A record of a pipeline that is none, or asks for what is not there."""


class NoSourcesError(TieoutError):
    """There is nothing to check against."""


class CacheError(TieoutError):
    """The cache can neither be used nor gone around."""
