//! Indexes the texts of a folder on disk, and prints what queries find, with snippets of the original texts.
//!
//!     cargo run --release --example search -- FOLDER [--index DIR] [QUERY...]
//!
//! Texts are the files `*.txt` of the folder and of its subfolders. The index is written to DIR, which keeps it for the
//! next time, or else to a temporary folder. Without QUERY, queries are read from standard input, one a line.

use std::error::Error;
use std::fs;
use std::io::{self, BufRead, Write};
use std::path::{Path, PathBuf};

use hamvar_tantivy::PersianTokenizer;
use tantivy::collector::{Count, TopDocs};
use tantivy::directory::MmapDirectory;
use tantivy::schema::{Field, STORED, STRING, Schema, Value};
use tantivy::{DocAddress, Index, IndexWriter, Searcher, TantivyDocument, doc};

const USAGE: &str = "usage: search FOLDER [--index DIR] [QUERY...]";

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args().skip(1);
    let (mut folder, mut queries, mut dir) = (None, Vec::new(), None);
    while let Some(arg) = args.next() {
        match &*arg {
            "--index" => dir = Some(PathBuf::from(args.next().ok_or(USAGE)?)),
            _ if folder.is_some() => queries.push(arg),
            _ if arg.starts_with("--") => return Err(USAGE.into()),
            _ => folder = Some(arg),
        }
    }
    let folder = folder.ok_or(USAGE)?;
    let temporary = tempfile::tempdir()?;
    let dir = dir.unwrap_or_else(|| temporary.path().to_owned());
    let search = Search::new(Path::new(&folder), &dir)?;
    if queries.is_empty() {
        for query in io::stdin().lock().lines() {
            search.print(&query?)?;
        }
    }
    queries.iter().try_for_each(|query| search.print(query))
}

/// An index of texts.
struct Search {
    searcher: Searcher,
    persian: PersianTokenizer,
    path: Field,
    body: Field,
}

impl Search {
    /// Indexes the texts of `folder` in `dir`. What an earlier index in `dir` had is replaced.
    fn new(folder: &Path, dir: &Path) -> Result<Search, Box<dyn Error>> {
        let mut schema = Schema::builder();
        let path = schema.add_text_field("path", STRING | STORED);
        let body = schema.add_text_field("body", hamvar_tantivy::text_options());
        fs::create_dir_all(dir)?;
        let index = Index::open_or_create(MmapDirectory::open(dir)?, schema.build())?;
        let persian = PersianTokenizer::default();
        persian.register(&index);
        let mut writer: IndexWriter = index.writer(50_000_000)?;
        writer.delete_all_documents()?;
        for file in texts(folder)? {
            let text = fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
            writer.add_document(doc!(path => file.display().to_string(), body => text))?;
        }
        writer.commit()?;
        Ok(Search { searcher: index.reader()?.searcher(), persian, path, body })
    }

    /// Prints the best texts for a query.
    fn print(&self, query: &str) -> Result<(), Box<dyn Error>> {
        const MOST: usize = 10;
        const SNIPPET: usize = 200;
        let found = self.persian.query(self.body, query);
        let top = TopDocs::with_limit(MOST).order_by_score();
        let (count, top) = self.searcher.search(&found, &(Count, top))?;
        let mut out = io::stdout().lock();
        writeln!(out, "{query}: {count} of {} texts", self.searcher.num_docs())?;
        let mut snippets = self.persian.snippets(self.body, query, SNIPPET);
        snippets.set_max_num_chars(SNIPPET);
        for (score, at) in top as Vec<(f32, DocAddress)> {
            let document: TantivyDocument = self.searcher.doc(at)?;
            let value =
                |field| document.get_first(field).and_then(|value| value.as_str()).unwrap_or_default();
            let mut snippet = snippets.snippet(value(self.body));
            snippet.set_snippet_prefix_postfix("[", "]");
            writeln!(
                out,
                "  {score:.2}  {}\n        {}",
                value(self.path),
                snippet.to_html().replace('\n', " ")
            )?;
        }
        Ok(())
    }
}

/// The files `*.txt` of a folder and of its subfolders, sorted.
fn texts(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut all = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))? {
            let entry = entry?;
            match entry.file_type()? {
                kind if kind.is_dir() => folders.push(entry.path()),
                _ if entry.path().extension().is_some_and(|ext| ext == "txt") => all.push(entry.path()),
                _ => {}
            }
        }
    }
    all.sort();
    Ok(all)
}
