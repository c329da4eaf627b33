def بشمار(متن, جداکننده=" "):
    '''واژه ها را مي شمارد.

    >>> بشمار("يك, دو سه")
    3
    >>> بشمار("", ";")
    0
    '''
    return len([و for و in متن.split(جداکننده) if و])


lines = """نام,سن
علي,25
"مينا, ك",31
""".splitlines()
data = [tuple(l.split(",")) for l in lines[1:]]; print(data[-1], b"\xd9\x8a", '\u0643')
@staticmethod
def f(x): return x @ x if x else {**{}, 'ي': [1, 2][0], "ك" "ب": 3.0}
