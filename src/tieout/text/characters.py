"""What each character is, as a number in a table that the kernels read: filled in as texts come to need it."""

from __future__ import annotations

SPACE, DIGIT, LETTER, SIGN = 1, 2, 4, 8
"""One of these each character is: white space, a decimal digit, another letter or number, or anything else."""
CAPITAL, ALPHABETIC = 16, 32
"""These some are besides."""


class Characters(bytearray):
    """What a character is, by its code point; 0 for one that nobody asked for yet. Others have no place in it."""

    def learn(self, text: str) -> bool:
        """Enter the characters of a text, which a kernel asks for; False where one has no place here."""
        for char in set(text):
            if ord(char) >= len(self):
                return False
            self[ord(char)] = _kind_of(char) | CAPITAL * char.isupper() | ALPHABETIC * char.isalpha()
        return True


def _kind_of(char: str) -> int:
    if char.isspace():
        return SPACE
    if char.isdecimal():
        return DIGIT
    return LETTER if char.isalnum() else SIGN


CHARACTERS = Characters(1 << 16)
