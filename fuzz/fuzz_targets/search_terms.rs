#![no_main]
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| hamvar_fuzz::run("search_terms", bytes));
