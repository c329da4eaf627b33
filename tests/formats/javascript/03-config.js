'use strict';
const fa = {
  "صفحه": { عنوان: 'صفحه ي نخست, خانه', n: 1e3 },
  قیمت: (x) => x > 1000 ? `${x.toFixed(2)} تومان, گران` : "ارزان; بخر!",
  plural: "{n, plural, one {# روز} other {# روز, كامل}}",
}; // پايان, 1
const list = ["يك", 'دو', `سه
چهار, پنج?`, /[,;?]+/g, 0x1F, .5];
for (const [ک, م] of Object.entries(fa)) { if (ک in fa && !(ک === "x,y")) console.log(ک, م); }
/** كار مي كند: @param {string} نام, اختياري
 *  @returns {Promise<void>} هيچ */
export const sleep = async (نام, ms = 1_000) => { await new Promise((r) => setTimeout(r, ms)); return; };
