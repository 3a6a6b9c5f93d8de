"""Whose speech a title says a text is, and whether somebody speaks in it."""

from __future__ import annotations

import pytest

from tieout.text.speeches import given_by, is_spoken


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Jane Roe's speech to the harbour council", "Jane Roe"),
        ("Roe - Warden Jane Roe’s farewell address at the quay – May 3, 2031", "Warden Jane Roe"),
        ("Remarks by Ms. Roe on the wall", "Ms. Roe"),
        ("Transcript: Ann van Tarn's victory speech", "Ann van Tarn"),
        ("Full text of Roe’s keynote address", "Roe"),
        ("Opening statement of Jane Roe before the committee", "Jane Roe"),
        ("The closing remarks as delivered by Peter Mallow", "Peter Mallow"),
        ("Mayor Ross' inaugural address", "Mayor Ross"),
        ("roe_speech: Testimony from Dr. Tarn", "Dr. Tarn"),
        ("Jane Roe’s speech draws fire", None),
        ("Jane Roe and Ann Tarn’s remarks to the press", None),
        ("Remarks by the President", None),
        ("Statement of Jane Roe", None),
        ("Statement of Accounts", None),
        ("The town's speech day", None),
        ("Interview with Jane Roe", None),
        ("", None),
    ],
)
def test_a_title_names_who_speaks(title: str, name: str | None) -> None:
    """Nobody where it names two, an office alone, or what is not said by one."""
    assert given_by(title) == name


def test_who_speaks_says_so_all_the_time() -> None:
    """A report on a speech is called as it is, and is in the third person."""
    assert is_spoken("My friends, we have built this wall together, and I’ll tell you what it cost us. " * 5)
    assert not is_spoken("The warden told the council on Monday that the wall had cost more than was planned. " * 5)
    assert not is_spoken("")
