const express = require('express'), app = express();
// نشاني ها, مسير ها
app.get('/كتاب/:id', async (req, res) => {
  const { id = "1", زبان } = req.params;
  if (!id.match(/^[0-9۰-۹]{1,5}$/)) return res.status(404).json({ خطا: "كتاب پيدا نشد, شايد پاك شده", کد: 404 });
  res.send(`<h1 title="كتاب, ${id}">كتاب ${id}</h1>; ${زبان ?? 'فارسي'}`);
});
app.listen(3000, () => console.log("كارساز شروع شد; درگاه 3000, باز می شود?"));
