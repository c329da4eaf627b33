"""Calls that the type checker reads. Nothing runs them."""

from typing import Optional

import hamvar
import hamvar.hazm
from typing_extensions import assert_type

n = hamvar.Normalizer("search", digits="ascii", words=["گل‌بهشت"])
assert_type(n, hamvar.Normalizer)
assert_type(n.normalize("كتاب"), str)
assert_type(n.normalize_many(["كتاب"]), list[str])
texts: list[Optional[str]] = ["كتاب", None]
assert_type(n.normalize_many(texts), list[Optional[str]])
assert_type(n.edits("كتاب")[0].replacement, str)
assert_type(n.search_terms("كتاب")[0][0], str)
assert_type(n.copy(marks="drop"), hamvar.Normalizer)
assert_type(hamvar.Normalizer(**n.settings), hamvar.Normalizer)
assert_type(hamvar.hazm.word_tokenize("كتاب"), list[str])

hamvar.Normalizer("best")  # type: ignore[arg-type]
hamvar.Normalizer(digits="roman")  # type: ignore[arg-type]
hamvar.Normalizer(colour="red")  # type: ignore[call-arg]
n.normalize(None)  # type: ignore[arg-type]
n.settings["colour"]  # type: ignore[typeddict-item]
