import React, { useState } from 'react';

export default function لیست({ items = [], title = "كاربران, همه" }) {
  const [n, setN] = useState(25);
  return (
    <div className="فهرست" dir="rtl" onClick={() => setN(n + 1)}>
      <h1 title="شمار: 3, 4">{title} ({n.toLocaleString("fa-IR")})</h1>
      {items.length ? items.map((x, i) => <li key={i}>{x.name}, {x.age} ساله</li>) : <p>كاربران پيدا نمي شوند?</p>}
      <input placeholder='جستجو, مثلاً "علي"' />
    </div>
  );
}
