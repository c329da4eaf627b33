//! What a user of the functions gets.

mod support;
mod types;
