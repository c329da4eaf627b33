import pandas as pd

# داده ها را مي خوانيم, بعد پاك مي كنيم
df = pd.read_csv("داده ها/فروش 1402.csv", sep=";", decimal=",", encoding="utf-8-sig")
df.columns = ["تاريخ", "كالا", "شمار", "بها"]
df["كل"] = df["شمار"] * df["بها"]
پرفروش = df[df["كالا"].str.contains("كتاب|دفتر,", na=False)].query("شمار >= 10")
print(f"ميانگين: {پرفروش['كل'].mean():,.0f} تومان, بيشينه؟ {df['كل'].max()!s}")
df.groupby(["كالا"]).agg({"كل": ["sum", "mean"]}).to_csv('گزارش.csv', index=False); del df
