#!/usr/bin/env python3
import re, sys
پاسخ‌ها = {
    r"^سلام[,، ]*(.*)$": "سلام, {0}! خوبي?",
    r"(كي|چه وقت)\?": 'ساعت "8"; دير نكن',
}
MSG = ("پيام را مي فرستد, "
       "بعد مي رود...\n"
       f"{len(پاسخ‌ها)!r:>4} پاسخ، {sys.argv[1:]}")

def جواب(متن: str, *, n: int = 1) -> str | None:
    for الگو, پاسخ in پاسخ‌ها.items():
        if (m := re.match(الگو, متن)):
            return پاسخ.format(*m.groups()) * n  # يك بار, نه دو بار
    return None
