import argparse

p = argparse.ArgumentParser(prog="بساز", description="گزارش را از پرونده مي سازد, رايگان.", epilog="پايان...")
p.add_argument("پرونده", nargs="+", help="يك يا چند پرونده; با فاصله")
p.add_argument("-n", "--تعداد", type=int, default=10, metavar="شمار", help="پيش فرض: %(default)s, بيشينه 100")
p.add_argument('--زبان', choices=["فارسي", "كردي"], required=not True)
a = p.parse_args(["الف.txt", "-n", "3"]) if __name__ == "__main__" else None
print(*a.پرونده, a.تعداد, sep=", ", end="?\n") if a else print('چيزي نيست', "", 'دو' "سه")
