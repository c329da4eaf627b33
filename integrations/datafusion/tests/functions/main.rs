//! Tests of what a user of the functions and of the program `sql` sees.

mod arguments;
mod queries;
mod sql_program;
mod support;
mod types;
