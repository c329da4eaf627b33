"""Checks the package where nothing else is installed, also on the oldest Python."""

import pickle

import hamvar
import hamvar.hazm

n = hamvar.Normalizer(digits="ascii")
assert n.normalize("كتاب ها ۱۲") == "کتاب‌ها 12"
assert n.normalize_many(["كتاب", None]) == ["کتاب", None]
assert n.normalize_many(text for text in ("كتاب",)) == ["کتاب"]
assert n.edits("كتاب")[0].replacement == "ک"
assert pickle.loads(pickle.dumps(n)) == n
assert hamvar.hazm.word_tokenize("بیا!!") == ["بیا", "!!"]
print("1 passed, 0 failed")
