export const فرم = ({ onSend, errors: { نام: خطا, ...e } = {} }) => (
  <form onSubmit={onSend} aria-label="فرم, تماس">
    {/* نام و نشاني, هر دو لازم است */}
    <label htmlFor="n">نام شما چيست? <span className="خطا">{خطا ?? "ندارد, خوب"}</span></label>
    <input id="n" name="نام" maxLength={40} style={{ width: "50%", margin: "0, auto" }} />
    <p>ما نشاني شما را به كار نمي بريم &amp; نمي فروشيم; {`تا ${new Date().getFullYear()}`}...</p>
    {Object.keys(e).length > 1 && <b title={'خطا "ديگر"'}>{e["نشاني"]}, {e.size}</b>}
  </form>
);
