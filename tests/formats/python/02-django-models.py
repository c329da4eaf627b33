# -*- coding: utf-8 -*-
from django.db import models
from django.utils.translation import gettext_lazy as _


class Kala(models.Model):
    STATUS = (("n", "تازه"), ("o", "كهنه, دست دوم"))
    title = models.CharField("نام كالا", max_length=120, help_text='خالي نمی تواند باشد?')
    price = models.DecimalField(_("بها"), max_digits=9, decimal_places=2, default=1_250.5)
    slug = models.SlugField(allow_unicode=True)  # مثلاً: كتاب-1, بدون فاصله

    class Meta:
        verbose_name = "كالا"; verbose_name_plural = "كالا ها"
        ordering = ["-price", "title"]

    def __str__(self):
        return "%s (%d تومان), %s..." % (self.title, self.price, dict(self.STATUS)[self.status])
