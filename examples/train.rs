//! Trains the ZWNJ model.
use std::{env, fs};
use hamvar::zwnj::{Model, Trainer};

const Z: char = '\u{200C}';
fn nonjoin(c: char) -> bool { "اآأإٱدذرزژوؤةءۀۃے".contains(c) }

fn labels(t: &str) -> (Vec<char>, Vec<u8>) {
    let mut letters: Vec<char> = vec![]; let mut labels = vec![]; let mut gap = String::new();
    for c in t.chars() {
        let c = match c { 'ي'|'ى'|'ئ'=>'ی','ك'=>'ک','ة'|'ۀ'=>'ه','أ'|'إ'|'ٱ'=>'ا','ؤ'=>'و', c=>c };
        if matches!(c as u32, 0x640|0x64B..=0x65F|0x670) { continue; }
        if c.is_alphanumeric() {
            if let Some(&p) = letters.last() {
                let g = gap.replace(Z, "");
                labels.push(if gap.is_empty() {0} else if g.is_empty() { if nonjoin(p) {0} else {1} } else if g.trim().is_empty() {2} else {9});
            }
            letters.push(c); gap.clear();
        } else { gap.push(c); }
    }
    (letters, labels)
}

fn main() {
    let mut trainer = Trainer::new();
    let mut dev = vec![]; let mut out = None; let mut load = None; let mut show = false;
    let mut args = env::args().skip(1);
    while let Some(a) = args.next() {
        let v = if a == "--show" { String::new() } else { args.next().unwrap() };
        match a.as_str() {
            "--text" => { let (p,w) = v.rsplit_once(':').unwrap(); for l in fs::read_to_string(p).unwrap().lines() { trainer.line(l, w.parse().unwrap()); } }
            "--text-but-tenth" => { let (p,w) = v.rsplit_once(':').unwrap(); let t = fs::read_to_string(p).unwrap();
                for (i,l) in t.lines().enumerate() { if i%10!=9 { trainer.line(l, w.parse().unwrap()); } } }
            "--dev-tenth" => { let t = fs::read_to_string(&v).unwrap(); dev.push((v, t.lines().skip(9).step_by(10).map(String::from).collect::<Vec<_>>())); }
            "--counts" => for l in fs::read_to_string(v).unwrap().lines() { let (w,c) = l.split_once('\t').unwrap(); trainer.count(w, c.parse().unwrap()); },
            "--dev" => { let t = fs::read_to_string(&v).unwrap(); dev.push((v, t.lines().map(String::from).collect())); }
            "--out" => out = Some(v), "--load" => load = Some(v), "--show" => show = true,
            _ => panic!("{a}"),
        }
    }
    let t0 = std::time::Instant::now();
    let model = match load { Some(p) => Model::from_bytes(&fs::read(p).unwrap()).unwrap(), None => trainer.train() };
    eprintln!("{} bytes, {:?}", model.as_bytes().len(), t0.elapsed());
    if let Some(o) = out { fs::write(o, model.as_bytes()).unwrap(); }
    for (name, lines) in dev {
        print!("{}: ", name.rsplit('/').next().unwrap());
        for mode in ["stripped", "spaced", "mixed", "clean"] {
            let mut seed = 12345u64;
            let (mut tp, mut fp, mut fnn, mut words, mut wrong) = (0, 0, 0, 0, 0);
            for l in &lines {
                let mut rnd = || { seed ^= seed<<13; seed ^= seed>>7; seed ^= seed<<17; seed };
                let input = match mode { "stripped" => l.replace(Z,""), "spaced" => l.replace(Z," "), "clean" => l.clone(),
                    _ => l.chars().map(|c| if c==Z { ["", " ", "\u{200C}"][(rnd()%3) as usize].to_string() } else { c.to_string() }).collect() };
                let output = model.restore(&input);
                let ((gl, g), (hl, h)) = (labels(l), labels(&output));
                assert_eq!(gl, hl);
                words += 1;
                for (i,(&a, &b)) in g.iter().zip(&h).enumerate() {
                    if a==2||a==9 { words += 1; }
                    if a==9 { continue; }
                    if a==1 && b==1 { tp+=1 } else if a==1 { fnn+=1 } else if b==1 { fp+=1 }
                    if a != b { wrong += 1;
                        if show { let s = i.saturating_sub(12); let e=(i+14).min(gl.len());
                            let render = |x: &[u8]| { let mut o=String::new(); for j in s..e { o.push(gl[j]); if j+1<e { o.push_str(match x[j] {0=>"",1=>"|",2=>" ",_=>"·"}); } } o };
                            println!("{mode} {} {a}->{b}  gold {}   got {}", name.rsplit('/').next().unwrap(), render(&g), render(&h)); } }
                }
            }
            if mode == "clean" { print!("  clean {:.1}/10k", 1e4*wrong as f64/words as f64); }
            else { print!("  {mode} {:.4} (p {:.4} r {:.4})", 2.0*tp as f64/(2*tp+fp+fnn) as f64, tp as f64/(tp+fp) as f64, tp as f64/(tp+fnn) as f64); }
        }
        println!();
    }
}
