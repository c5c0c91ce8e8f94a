"""Rules of our house. `RULES` is what the entry point names."""

from notelint_house_style.banned_word import RULE as BANNED_WORD

RULES = (BANNED_WORD,)
