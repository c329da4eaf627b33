from __future__ import annotations
import asyncio, json
from typing import Final, Literal

حالت = Literal["باز", "بسته, موقت", 'نيمه باز?']
بیشینه: Final[int] = 1_000

async def بگیر(نشاني: str, /, *args: int, مهلت: float = 2.5, **kw) -> dict[str, list[int]]:
    """منتظر مي ماند, بعد پاسخ مي دهد."""
    await asyncio.sleep(مهلت); x = lambda a, b=2: (a, b)
    return json.loads('{"پاسخ": [1, 2, 3], "يادداشت": "تمام, شد"}') | {"ي": [*args]}

match asyncio.run(بگیر("http://example.ir/?q=كتاب,1", 5)):
    case {"پاسخ": [ي, *_]} if ي >= 1: print("خوب", ي)
    case _: raise ValueError("پاسخ نادرست, %d..." % -1)
