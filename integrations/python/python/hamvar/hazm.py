"""The names of the package hazm, with hamvar's results: ``from hamvar.hazm import Normalizer, word_tokenize``.

The README lists what differs.
"""

from __future__ import annotations

import warnings
from typing import Any, Dict, List, Optional

from . import _hamvar

__all__ = ["Normalizer", "sent_tokenize", "word_tokenize"]

_SPACING: Dict[str, Any] = {
    "fix_spaces": True,
    "clean_zwnj": True,
    "restore_zwnj": True,
    "restore_spaces": True,
    "join_words": True,
}

_STYLE: Dict[str, Any] = {"fix_punctuation": True, "convert_quotes": True, "convert_ellipses": True}

# The signs whose runs are one token.
_RUNS = ("!", "?", "؟")


class Normalizer:
    """Normalizes Persian text, with the parameters of ``hazm.Normalizer``.

    ``remove_specials_chars``, ``unicodes_replacement`` and ``seperate_mi`` have no effect. A warning says so if one of
    them is given.
    """

    def __init__(
        self,
        correct_spacing: bool = True,
        remove_diacritics: bool = True,
        remove_specials_chars: Optional[bool] = None,
        decrease_repeated_chars: bool = True,
        persian_style: bool = True,
        persian_numbers: bool = True,
        unicodes_replacement: Optional[bool] = None,
        seperate_mi: Optional[bool] = None,
    ) -> None:
        without_effect = {
            "remove_specials_chars": remove_specials_chars,
            "unicodes_replacement": unicodes_replacement,
            "seperate_mi": seperate_mi,
        }
        for name, value in without_effect.items():
            if value is not None:
                warnings.warn(f"{name} has no effect in hamvar.hazm; leave it out", stacklevel=2)
        settings: Dict[str, Any] = {"fold": True}
        if correct_spacing:
            settings.update(_SPACING)
        if remove_diacritics:
            settings["marks"] = "drop"
        if decrease_repeated_chars:
            settings["collapse_repeats"] = True
        if persian_style:
            settings.update(_STYLE)
        if persian_numbers:
            settings["digits"] = "persian"
        self._normalizer = _hamvar.Normalizer("empty", **settings)

    def normalize(self, text: str) -> str:
        """Return the normalized text."""
        return self._normalizer.normalize(text)

    def correct_spacing(self, text: str) -> str:
        """Correct spaces and ZWNJs, and nothing else."""
        return _hamvar.Normalizer("empty", **_SPACING).normalize(text)

    def remove_diacritics(self, text: str) -> str:
        """Remove marks such as harakat. Look-alike letters become Persian, too."""
        return _hamvar.Normalizer("empty", fold=True, marks="drop").normalize(text)

    def decrease_repeated_chars(self, text: str) -> str:
        """Reduce three or more of the same letter to one, and nothing else."""
        return _hamvar.Normalizer("empty", collapse_repeats=True).normalize(text)

    def persian_style(self, text: str) -> str:
        """Write Persian punctuation signs, quotation marks and ellipses, and nothing else."""
        return _hamvar.Normalizer("empty", **_STYLE).normalize(text)

    def persian_number(self, text: str) -> str:
        """Write Persian digits, and nothing else."""
        return _hamvar.Normalizer("empty", digits="persian").normalize(text)


def sent_tokenize(text: str) -> List[str]:
    """Split a text into sentences. A line break becomes a space; an empty line ends a sentence."""
    return [sentence.replace("\n", " ") for sentence in _hamvar.sentences(text, line_breaks=False)]


def word_tokenize(sentence: str) -> List[str]:
    """Split a sentence into words and signs. A run of ``!`` and ``؟`` is one sign."""
    tokens: List[str] = []
    end = 0
    for token, _ in _hamvar.tokens(sentence):
        start = sentence.index(token, end)
        if token in _RUNS and tokens and tokens[-1][-1] in _RUNS and start == end:
            tokens[-1] += token
        else:
            tokens.append(token)
        end = start + len(token)
    return tokens
