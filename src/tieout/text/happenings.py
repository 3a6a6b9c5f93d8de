"""Words for what happens: one happening in other words, as far as a closed list of them goes.

"The paper was published in May" and "the paper appeared on 3 May" date one happening; so do "when she joined" and
"when I took the job". This list says which words say the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

from tieout.text.terms import stem

_ONCE = """
    publish published publication appear appeared appearance issue issued release released print printed,
    approve approved approval adopt adopted adoption pass passed vote voted votes agree agreed backed ratify ratified,
    begin began begun start started starting open opened opening launch launched commence commenced inaugurated,
    end ended finish finished close closed closure shut conclude concluded stop stopped cease ceased expire expired,
    join joined start started began appoint appointed appointment hire hired recruited become became job post role
    succeed succeeded arrive arrived named,
    left leave resign resigned resignation stepped quit retire retired retirement departed departure dismissed sacked,
    found founded foundation establish established create created formed incorporated,
    sign signed signing signature, elect elected election poll polls ballot vote voted, die died death killed dead,
    born birth, build built complete completed completion construct constructed finish finished,
    buy bought acquire acquired acquisition purchase purchased takeover, sell sold sale disposal,
    merge merged merger, arrest arrested detain detained, charge charged indict indicted,
    sentence sentenced jail jailed imprisoned, convict convicted conviction guilty, marry married wed wedding marriage,
    introduce introduced effect force effective enacted, crash crashed collide collided collision derailed,
    sink sank sunk capsized, announce announced announcement unveil unveiled, award awarded,
    suspend suspended suspension, demolish demolished demolition, submit submitted submission file filed lodged,
    sue sued suit lawsuit proceedings filed lodged,
    admit admitted admission, discharge discharged, dismiss dismissed thrown rejected refused, acquit acquitted cleared,
    move moved transfer transferred
"""
_OFTEN = """
    hearing session sitting evidence testify testified inquiry debate, meeting meet met assembly conference agm,
    run ran last lasted take took held hold conduct conducted carried, strike struck walkout walked,
    write wrote written letter, tell told say said, study paper article trial research
"""

Classes = frozenset[int]
"""The numbers of happenings; from 1 on where they come once to whom they come, below 0 where they come round again."""


def happenings(stems: Iterable[str]) -> Classes:
    """The happenings that some stems tell of."""
    known = _classes()
    return frozenset().union(*(known[one] for one in stems if one in known))


@lru_cache(maxsize=1)
def _classes() -> Mapping[str, Classes]:
    """The happenings of each stem."""
    found: dict[str, set[int]] = defaultdict(set)
    for sign, rows in ((1, _ONCE), (-1, _OFTEN)):
        for number, row in enumerate(rows.split(","), 1):
            for word in row.split():
                found[stem(word)].add(sign * number)
    return {one: frozenset(numbers) for one, numbers in found.items()}
