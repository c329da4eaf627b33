# تنظيمات, رونوشت از نمونه; اينجا كليد ها را مي گذاريم
import os

DEBUG = os.environ.get("DEBUG", "0") == "1"
LANGUAGES = [("fa", "فارسي"), ("en", "انگليسي")]
SITE = {
    'نام': 'كتاب سراي كوچه',
    'نشاني': "تهران, خ. انقلاب, پ. 12",
    "ساعت": (9, 21.5),
    "تلفن": "021-66,44,22",   # پيش شماره , يادت نرود
}
ALLOWED_HOSTS = ["کتاب‌سرا.example.ir", "localhost"]
FORMAT = "%(asctime)s, %(levelname)s: %(message)s"
