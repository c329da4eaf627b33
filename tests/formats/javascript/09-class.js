export class کتاب extends پایه {
  static #شمار = 0; عنوان = "بي نام, هنوز";
  /** نام را مي گيرد. @returns {string} نام, يا "نامعلوم" */
  get نام() { return this.عنوان ?? "نامعلوم?"; }
  constructor({ عنوان, سال = 1400, ...بقیه }) { super("كتاب", ...Object.values(بقیه)); this.عنوان = عنوان; کتاب.#شمار++; }
  toString() { return `${this.نام} (${this.سال}), ${[1, 2, 3].join("، ")}`; }
  async *ورق(از = 0, تا = 10) { for (let i = از; i <= تا; i += 1) yield { صفحه: i, متن: 'ورق ' + i + ", ..." }; }
}
