import sqlite3

SQL = """
SELECT نام, سن, 'كاربر, تازه' AS "نوع"
FROM كاربران  -- همه ي كاربران, بدون مهمان ها
WHERE شهر = ? AND سن > 18 AND نام LIKE '%علي%';
"""

def کاربران(شهر):
    # شهر را مي گيرد, فهرست مي دهد
    with sqlite3.connect("كاربران.db") as c:
        c.execute("INSERT INTO كاربران VALUES (?, ?, 25, 'تهران; ونك')", ("مينا", شهر))
        return [{"نام": r[0], "سن": r[1]} for r in c.execute(SQL, (شهر,))]
