"""Normalizes Persian (Farsi) text.

>>> import hamvar
>>> hamvar.normalize("علي كتاب ها را نميخواند")
'علی کتاب\u200cها را نمی\u200cخواند'

``Normalizer`` has presets and settings, normalizes columns on all cores, and returns each edit. ``hamvar.hazm`` has
the same names as the package hazm.
"""

from ._hamvar import (
    SEARCH_KEY_VERSION,
    Edit,
    Normalizer,
    __version__,
    apply,
    display_number,
    machine_number,
    normalize,
    only_digits,
    search_key,
    search_terms,
    sentences,
    tokens,
    words,
)

__all__ = [
    "SEARCH_KEY_VERSION",
    "Edit",
    "Normalizer",
    "__version__",
    "apply",
    "display_number",
    "machine_number",
    "normalize",
    "only_digits",
    "search_key",
    "search_terms",
    "sentences",
    "tokens",
    "words",
]
