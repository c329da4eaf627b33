//! What a user of the functions and of the program `sql` gets.

mod arguments;
mod queries;
mod sql_program;
mod support;
mod types;
