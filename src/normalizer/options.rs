//! The options that are one value each: the only list of them.

/// Calls the macro `$each` with the table of options. A row is `name(argument: Type) => field;`: the name of
/// the setter of [`Builder`](super::Builder) and of the field of [`Settings`](super::Settings), and the field
/// of [`Normalizer`](super::Normalizer) that holds the value. The documentation is that of the setter.
///
/// To add an option, add a row. Options that are lists (words, patterns, kinds of spans) are in `builder.rs`
/// and `settings.rs`.
macro_rules! for_each_option {
    ($each:ident) => {
        $each! {
            /// Turns folding on or off. Folding makes letters Persian, puts marks in canonical order and
            /// removes invisible characters.
            fold(on: bool) => steps.fold.on;

            /// Sets what folding does with harakat and other marks.
            marks(marks: Marks) => steps.fold.step.marks;

            /// Sets how the ezafe after a silent heh is written. By default it stays as it is.
        ///
        /// ```
        /// use hamvar::{HehYe, Normalizer};
        ///
        /// let hamza = Normalizer::builder().heh_ye(HehYe::Hamza).build();
        /// assert_eq!(hamza.normalize("خانه‌ی ما، نامه ی او"), "خانهٔ ما، نامهٔ او");
        /// let ye = Normalizer::builder().heh_ye(HehYe::Ye).build();
        /// assert_eq!(ye.normalize("خانهٔ ما، نامۀ او"), "خانه‌ی ما، نامه‌ی او");
        /// ```
            heh_ye(heh_ye: HehYe) => steps.fold.step.heh_ye;

            /// Makes folding keep bidirectional controls (U+200E, U+200F, U+202A–202E, U+2066–2069,
            /// U+061C). By default it removes them, except beside placeholders (%d) and U+200E beside a sign of Latin or a number
            /// (C++, -5).
            keep_bidi_controls(keep: bool) => steps.fold.step.keep_bidi_controls;

            /// Makes folding keep the kashida (U+0640). By default it removes a kashida, unless the kashida
            /// is between digits, is alone, shows a form of letters («ـها», بـ ـبـ ـب) or stands for a dash (ایران‌ـ‌عراق). In
            /// search keys, it also removes a kashida that shows a form, and a dash becomes a space.
            keep_kashida(keep: bool) => steps.fold.step.keep_kashida;

            /// Sets the digits in which numbers are written. [`Digits::Keep`] turns the step off.
            digits(digits: Digits) => steps.digits.step.digits;

            /// Makes the digits step put thousands signs into numbers that it writes in Persian or
            /// Arabic-Indic digits, if they have five digits or more before the decimal sign. Off by default:
            /// the number may be that of an account or a telephone.
            ///
            /// ```
            /// let n = hamvar::Normalizer::builder().group_digits(true).build();
            /// assert_eq!(n.normalize("در سال 1397 مبلغ 1234567.5 ریال"), "در سال ۱۳۹۷ مبلغ ۱٬۲۳۴٬۵۶۷٫۵ ریال");
            /// ```
            group_digits(on: bool) => steps.digits.step.group;

            /// Makes the digits step convert numbers in ASCII digits also in lines without letters, as in the
            /// fields of a form or the cells of a table. Off by default, since such a line may belong to a
            /// text in any language. Numbers in Persian or Arabic-Indic digits need no letters.
            ///
            /// ```
            /// let field = hamvar::Normalizer::builder().convert_lone_numbers(true).build();
            /// assert_eq!(field.normalize("12,500.75"), "۱۲٬۵۰۰٫۷۵");
            /// assert_eq!(field.normalize("1403/05/12"), "۱۴۰۳/۰۵/۱۲");
            /// assert_eq!(field.normalize("A-12"), "A-12");
            /// assert_eq!(hamvar::Normalizer::standard().normalize("12"), "12");
            /// ```
            convert_lone_numbers(on: bool) => steps.digits.step.lone;

            /// Turns the spacing step on or off. It leaves one space between words, and none before a closing
            /// sign or after an opening one. It edits only lines with Persian text.
            ///
            /// ```
            /// let n = hamvar::Builder::empty().fix_spaces(true).build();
            /// assert_eq!(n.normalize("سلام ، ( خوبی )؟"), "سلام، (خوبی)؟");
            /// ```
            fix_spaces(on: bool) => steps.spaces.on;

            /// Turns the punctuation step on or off. It makes Latin signs beside Persian text Persian, and
            /// reduces runs of `?` and `!` to one of each.
            ///
            /// ```
            /// let n = hamvar::Builder::empty().fix_punctuation(true).build();
            /// assert_eq!(n.normalize("سلام,خوبی??"), "سلام،خوبی؟");
            /// ```
            fix_punctuation(on: bool) => steps.punctuation.on;

            /// Makes the punctuation step convert straight and curly quotation marks around Persian text
            /// to «…». On by default.
            convert_quotes(on: bool) => steps.punctuation.step.quotes;

            /// Makes the punctuation step convert three dots to `…`. On by default.
            convert_ellipses(on: bool) => steps.punctuation.step.ellipses;

            /// Makes the punctuation step convert two and three hyphens to `–` and `—`. On by default.
            convert_dashes(on: bool) => steps.punctuation.step.dashes;

            /// Turns a step on or off that reduces three or more of the same letter to one, as in chats. Off
            /// by default.
            ///
            /// ```
            /// let n = hamvar::Normalizer::builder().collapse_repeats(true).build();
            /// assert_eq!(n.normalize("سلاممممم خوووبی؟ الله"), "سلام خوبی؟ الله");
            /// ```
            collapse_repeats(on: bool) => steps.repeats.on;

            /// Turns a step on or off that replaces HTML entities (`&zwnj;`, `&laquo;`, `&#1705;`) by their
            /// characters. Off by default. `&lt;`, `&gt;` and `&amp;` stay: their characters would be
            /// markup.
            ///
            /// ```
            /// let n = hamvar::Normalizer::builder().decode_entities(true).build();
            /// assert_eq!(n.normalize("می&zwnj;روم&nbsp;&laquo;خانه&raquo; &amp; &#1705;ار"), "می‌روم «خانه» &amp; کار");
            /// ```
            decode_entities(on: bool) => steps.entities.on;

            /// Turns a step on or off that replaces CR LF and CR by LF. Off by default.
            ///
            /// ```
            /// let n = hamvar::Normalizer::builder().convert_line_ends(true).collapse_blank_lines(true).build();
            /// assert_eq!(n.normalize("یک\r\n\r\n\r\nدو\r\n"), "یک\n\nدو\n");
            /// ```
            convert_line_ends(on: bool) => steps.line_ends.on;

            /// Turns a step on or off that reduces two or more empty lines to one. Off by default, so that
            /// line `n` of the text is line `n` of the result.
            collapse_blank_lines(on: bool) => steps.blank_lines.on;

            /// Turns a step on or off that removes ZWNJs without any visible effect.
            clean_zwnj(on: bool) => steps.clean_zwnj.on;

            /// Turns on or off the repair of lost ZWNJs, where they were deleted and where they became
            /// spaces. While it is off, the preset [`search`](Normalizer::search) repairs no gap at all: its
            /// keys keep the spaces of the text.
            restore_zwnj(on: bool) => steps.restore_zwnj.step.repairs.zwnjs;

            /// Turns on or off the repair of spaces that were lost after a letter that does not join. Writers lose
            /// them there, because paper does not show them. A common word also gets back its space before a
            /// Latin word.
            ///
            /// A word stays whole if the model knows neither of its halves, or if it is beside the signs of
            /// names and code (`#`, `@`, `_`). Lines of data get no spaces; see [`TextKind`].
            ///
            /// ```
            /// let text = "دوکشور ازاین موضوع خبرندارند";
            /// assert_eq!(hamvar::Normalizer::standard().normalize(text), "دو کشور از این موضوع خبر ندارند");
            /// let n = hamvar::Normalizer::builder().restore_spaces(false).build();
            /// assert_eq!(n.normalize(text), text);
            /// ```
            restore_spaces(on: bool) => steps.restore_zwnj.step.repairs.spaces;

            /// Turns on or off the repair of words that were typed as two: known words with the space after a
            /// letter that does not join, verbs with a particle, and nouns such as گفت‌وگو.
            ///
            /// A known word is joined only if the model finds it much more likely than two words. Lines of
            /// data keep their spaces; see [`TextKind`].
            ///
            /// ```
            /// let text = "کار آفرین بر می گردد";
            /// assert_eq!(hamvar::Normalizer::standard().normalize(text), "کارآفرین برمی‌گردد");
            /// let n = hamvar::Normalizer::builder().join_words(false).build();
            /// assert_eq!(n.normalize(text), "کار آفرین بر می‌گردد");
            /// ```
            join_words(on: bool) => steps.restore_zwnj.step.repairs.words;

            /// Sets how sure the model must be to repair a gap, in percent; 50 by default. It concerns ZWNJs,
            /// lost spaces and words typed as two. Numbers below 1 count as 1, numbers above 99 as 99. A
            /// higher number repairs fewer gaps of a damaged text, and makes fewer mistakes in a good one.
            /// Words that are always written with a ZWNJ are restored at every setting.
            ///
            /// ```
            /// let careful = hamvar::Normalizer::builder().zwnj_confidence(99).build();
            /// assert_eq!(careful.normalize("نمیخواند ، پشت بام"), "نمی‌خواند، پشت بام");
            /// ```
            zwnj_confidence(percent: u8) => steps.restore_zwnj.step.confidence;

            /// Sets the spelling of the plural of آن and این: apart (آن‌ها) or joined (آنها), also before یی
            /// and است (آن‌هایی, آن‌هاست). By default it stays as it is.
        ///
        /// The orthography of the Academy (*Dastur-e Khatt-e Farsi*) allows ها to be joined or apart; most
        /// publishers write one of the two throughout.
        ///
        /// ```
        /// use hamvar::{Normalizer, Style};
        ///
        /// let n = Normalizer::builder().pronoun_plurals(Style::Apart).build();
        /// assert_eq!(n.normalize("آنها و اینها"), "آن‌ها و این‌ها");
        /// let n = Normalizer::builder().pronoun_plurals(Style::Joined).build();
        /// assert_eq!(n.normalize("آن‌ها و این ها"), "آنها و اینها");
        /// ```
        pronoun_plurals(style: Style) => steps.style.step.pronoun_plurals;

        /// Sets the spelling of آن and این with که: apart (این‌که) or joined (اینکه). By default it stays as
        /// it is. With a space (این که آمد, the one who came) it stays in any case.
        ///
        /// The Academy writes اینکه and آنکه joined, as exceptions to its rule that که is apart.
        ///
        /// ```
        /// use hamvar::{Normalizer, Style};
        ///
        /// let n = Normalizer::builder().pronouns_with_ke(Style::Joined).build();
        /// assert_eq!(n.normalize("با این‌که آمد"), "با اینکه آمد");
        /// ```
        pronouns_with_ke(style: Style) => steps.style.step.pronouns_with_ke;

        /// Sets the spelling of چنان and همچنان with که: apart (چنان‌که) or joined (چنانکه). By default it
        /// stays as it is.
        ///
        /// The Academy writes چنان‌که, by its rule that که is apart.
        ///
        /// ```
        /// use hamvar::{Normalizer, Style};
        ///
        /// let n = Normalizer::builder().adverbs_with_ke(Style::Apart).build();
        /// assert_eq!(n.normalize("چنانکه گفتم"), "چنان‌که گفتم");
        /// ```
        adverbs_with_ke(style: Style) => steps.style.step.adverbs_with_ke;

        /// Sets the spelling of adverbs with به: apart, with a space (به ویژه), or joined by a ZWNJ
        /// (به‌ویژه). By default it stays as it is. The adverbs are به with تازگی, تدریج, خصوص, زودی, طور,
        /// علاوه, کلی, ندرت, وضوح and ویژه. Other words can also be the noun of a phrase (به سرعت نور).
        ///
        /// The Academy writes the preposition به apart from its noun; many publishers join the adverbs.
        ///
        /// ```
        /// use hamvar::{Normalizer, Style};
        ///
        /// let n = Normalizer::builder().adverbs_with_be(Style::Joined).build();
        /// assert_eq!(n.normalize("به ویژه در پاییز"), "به‌ویژه در پاییز");
        /// ```
        adverbs_with_be(style: Style) => steps.style.step.adverbs_with_be;

        /// Sets what kind of text is normalized: prose, or data and code, in which only letters and ZWNJs
        /// change.
            /// By default each line is looked at ([`TextKind::Detect`]). The preset
            /// [`search`](Normalizer::search) takes every line for prose.
            ///
            /// ```
            /// use hamvar::{Normalizer, TextKind};
            ///
            /// let text = "title: كتاب ها , 25";
            /// assert_eq!(Normalizer::standard().normalize(text), "title: کتاب‌ها , 25");
            /// let n = Normalizer::builder().text_kind(TextKind::Prose).build();
            /// assert_eq!(n.normalize(text), "title: کتاب‌ها، ۲۵");
            /// ```
            text_kind(kind: TextKind) => text_kind;

            /// Sets the length in bytes of the longest line that is normalized; 16 MiB by default. A longer
            /// line stays as it is, and so does a line whose result would be longer. The limit bounds the
            /// memory of streams. It has no effect with [`protect_pattern`](Self::protect_pattern).
            ///
            /// ```
            /// let n = hamvar::Normalizer::builder().longest_line(16).build();
            /// assert_eq!(n.normalize("كتاب\nكتاب كتاب كتاب\n"), "کتاب\nكتاب كتاب كتاب\n");
            /// ```
            longest_line(bytes: usize) => longest_line;
        }
    };
}

pub(super) use for_each_option;
