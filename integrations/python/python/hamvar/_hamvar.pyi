"""The types of the native module. `tests/test_types.py` compares the names and values with the module."""

from collections.abc import Iterable
from typing import Any, Literal, Protocol, TypedDict, TypeVar, final, overload

from typing_extensions import Self, Unpack

__version__: str
SEARCH_KEY_VERSION: int

Preset = Literal["standard", "search", "minimal", "empty"]
Marks = Literal["keep", "keep-tanvin", "drop"]
HehYe = Literal["keep", "hamza", "ye"]
Digits = Literal["keep", "persian", "ascii", "arabic-indic"]
Style = Literal["keep", "apart", "joined"]
TextKind = Literal["detect", "prose", "data"]
SpanKind = Literal[
    "url",
    "email",
    "mention",
    "hashtag",
    "code",
    "tag",
    "formula",
    "link-target",
    "entity",
    "command",
    "placeholder",
    "wiki-target",
    "label",
    "file-name",
    "citation",
    "arabic-passage",
]
EditKind = Literal[
    "letter",
    "digit",
    "mark",
    "invisible",
    "entity",
    "space",
    "punctuation",
    "quotation-mark",
    "ellipsis",
    "dash",
    "zwnj-inserted",
    "zwnj-removed",
    "space-to-zwnj",
    "word-joined",
    "space-restored",
    "word-mended",
    "style",
]
TermKind = Literal["word", "stem", "part"]
TokenKind = Literal["word", "number", "url", "email", "mention", "hashtag", "punctuation", "symbol"]

class _Options(TypedDict, total=False):
    """The settings that are one value each."""

    fold: bool
    """Fold letters to their Persian forms, order marks and remove invisible characters."""
    marks: Marks
    """What folding does with harakat and other marks."""
    heh_ye: HehYe
    """How the ezafe after a silent heh is written: خانهٔ or خانه‌ی."""
    keep_bidi_controls: bool
    """Keep bidirectional controls."""
    keep_kashida: bool
    """Keep the kashida (U+0640)."""
    digits: Digits
    """The digits in which numbers are written."""
    group_digits: bool
    """Put thousands signs into numbers of five digits or more."""
    convert_lone_numbers: bool
    """Convert numbers also in lines without letters, as in the fields of a form."""
    fix_spaces: bool
    """One space between words, none before a closing sign or after an opening one."""
    fix_punctuation: bool
    """Make Latin signs beside Persian text Persian."""
    convert_quotes: bool
    """Convert quotation marks around Persian text to «…»."""
    convert_ellipses: bool
    """Convert three dots to an ellipsis."""
    convert_dashes: bool
    """Convert two and three hyphens to dashes."""
    collapse_repeats: bool
    """Reduce three or more of the same letter to one."""
    decode_entities: bool
    """Replace HTML entities by their characters."""
    convert_line_ends: bool
    """Write every line end as a line feed."""
    collapse_blank_lines: bool
    """Reduce runs of blank lines."""
    clean_zwnj: bool
    """Remove ZWNJs without effect."""
    restore_zwnj: bool
    """Restore lost ZWNJs."""
    restore_spaces: bool
    """Restore lost spaces."""
    join_words: bool
    """Join words that were typed as two."""
    zwnj_confidence: int
    """How sure the model must be to repair a gap, in percent: 1 to 99."""
    pronoun_plurals: Style
    """The spelling of آن‌ها or آنها."""
    pronouns_with_ke: Style
    """The spelling of این‌که or اینکه."""
    adverbs_with_ke: Style
    """The spelling of چنان‌که or چنانکه."""
    adverbs_with_be: Style
    """The spelling of به ویژه or به‌ویژه."""
    text_kind: TextKind
    """What kind of text is normalized: prose, or data and code."""
    longest_line: int
    """The length in bytes of the longest line that is normalized."""

class _Given(_Options, total=False):
    """The keyword arguments of `Normalizer`."""

    words: Iterable[str]
    """Words in the spelling that they should have."""
    protect_kinds: Iterable[SpanKind]
    """The kinds of spans that are kept as they are."""
    protect_patterns: Iterable[str]
    """Regular expressions (of the Rust crate `regex`) whose matches are kept as they are."""

class _All(_Options):
    """The settings of a normalizer."""

    preset: Preset
    words: list[str]
    protect_kinds: list[SpanKind]
    protect_patterns: list[str]

class _ArrowArray(Protocol):
    def __arrow_c_array__(self, requested_schema: Any = ...) -> Any: ...

class _ArrowStream(Protocol):
    def __arrow_c_stream__(self, requested_schema: Any = ...) -> Any: ...

_Column = TypeVar("_Column", bound=_ArrowArray | _ArrowStream)

class Normalizer:
    """Normalizes Persian text."""

    def __new__(cls, preset: Preset = "standard", **settings: Unpack[_Given]) -> Self: ...
    def __call__(self, text: str, /) -> str: ...
    def __copy__(self) -> Self: ...
    def __deepcopy__(self, memo: Any, /) -> Self: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self) -> tuple[tuple[()], _All]: ...
    def __hash__(self) -> int: ...
    @property
    def settings(self) -> _All:
        """All settings with their values, as a new `dict`."""

    def copy(self, **settings: Unpack[_Given]) -> Self:
        """Return a normalizer with the same settings, except those that are given."""

    def edits(self, text: str, /) -> list[Edit]:
        """Return each change that `normalize` would make, in the order of the text."""

    def is_normalized(self, text: str, /) -> bool:
        """Return whether `normalize` would change nothing."""

    def normalize(self, text: str, /) -> str:
        """Return the normalized text: the same object if nothing changes."""

    def search_terms(self, text: str, /) -> list[tuple[str, TermKind, int, int, int]]:
        """Return the terms of a text as `hamvar.search_terms` does, with the settings and words of this normalizer."""

    @overload
    def normalize_many(self, values: _Column, /, *, threads: int | None = None) -> _Column:
        """Normalize each text of a column or an iterable by itself, on all cores."""

    @overload
    def normalize_many(self, values: Iterable[str], /, *, threads: int | None = None) -> list[str]: ...
    @overload
    def normalize_many(
        self, values: Iterable[str | None], /, *, threads: int | None = None
    ) -> list[str | None]: ...

@final
class Edit:
    """One change: the characters from `start` to `end` of the source become `replacement`."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    @property
    def start(self) -> int:
        """The index of the first character that is replaced."""

    @property
    def end(self) -> int:
        """The index after the last character that is replaced."""

    @property
    def start_byte(self) -> int:
        """The offset of `start` in the UTF-8 of the text."""

    @property
    def end_byte(self) -> int:
        """The offset of `end` in the UTF-8 of the text."""

    @property
    def replacement(self) -> str:
        """The new text."""

    @property
    def kind(self) -> EditKind:
        """The kind of change."""

    @property
    def group(self) -> int | None:
        """The number of the group, whose edits make sense only together."""

    def belongs_with(self, other: Edit, /) -> bool:
        """Whether two edits of one text must be applied or refused together."""

def apply(text: str, edits: Iterable[Edit], /) -> str:
    """Return the text that edits make of `text`."""

def display_number(text: str, /) -> str:
    """Return a number in the form that people read: Persian digits in groups of three.

    A negative number begins with U+200E and `−`.
    """

def machine_number(text: str, /) -> str:
    """Return a number in the form that machines read: ASCII digits and a point."""

def normalize(text: str, /) -> str:
    """Return the text as `Normalizer()` normalizes it: the same object if nothing changes."""

def normalize_arrow(normalizer: Normalizer, column: Any, threads: int | None = None) -> Any: ...
def only_digits(text: str, /) -> str:
    """Return the digits of a telephone or identity number, in ASCII, with its leading zeros."""

def search_key(text: str, /) -> str:
    """Return the search key of a text: the same key for every spelling of a word."""

def search_terms(text: str, /) -> list[tuple[str, TermKind, int, int, int]]:
    """Return the terms of a text for an index: (term, kind, position, start, end), in characters."""

def sentences(
    text: str, /, *, line_breaks: bool = True, clauses: bool = False, abbreviations: Iterable[str] = ()
) -> list[str]:
    """Split a text into sentences, without the white space around them."""

def tokens(text: str, /) -> list[tuple[str, TokenKind]]:
    """Split a text into words, punctuation signs and symbols, each with its kind."""

def words(text: str, /) -> list[str]:
    """Split a text into words, without punctuation signs and symbols."""
