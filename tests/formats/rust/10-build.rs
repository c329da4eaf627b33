use std::{env, fs, io::Write};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo:rerun-if-changed=داده ها/واژه.txt"); // پرونده را دوباره مي نويسد, هر بار
    let مسیر = env::var("OUT_DIR")? + "/واژه.rs";
    let mut f = fs::File::create(&مسیر)?;
    writeln!(f, "pub const واژه: [&str; {}] = [\"كتاب\", \"قلم, مداد\"];", 2)?;
    if env::var_os("هشدار").is_some() { println!("cargo:warning=پرونده كهنه است; {} روز, نه?", 25); }
    assert!(fs::metadata(&مسیر)?.len() > 0, "خالي ماند...");
    Ok(())
}
