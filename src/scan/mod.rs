//! Bytes in blocks: is there anything to do in a text, and where?

mod finder;
mod walk;
mod x86;

pub(crate) use finder::Finder;
pub(crate) use walk::{
    AHEAD, ASIDE, BARE_ASIDE, BLOCK, FOLDS, FOREIGN, INVISIBLE, KEY_FOLDS, KEYS, LETTERS, ODD, SIGNS, Survey,
    Text, is_foreign, is_harakah,
};
pub(crate) use x86::{codes, equal, every_second, next_place, prefetch, push_folded, survey};
