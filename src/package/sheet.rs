//! `metadata/exhibits.csv`: the list of files for people (RFC 4180, line feeds).
//!
//! ```text
//! exhibit,kind,file,role,bytes,sha256,media type,started (UTC),by
//! E0001,capture,data/E0001/page.png,page,48211,<64 hex>,image/png,2026-01-02T03:10:00.123Z,self
//! ```

use super::overview::{Exhibit, Overview};

const HEAD: [&str; 9] =
    ["exhibit", "kind", "file", "role", "bytes", "sha256", "media type", "started (UTC)", "by"];
/// What makes a spreadsheet calculate instead of show.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// The file's bytes.
pub(super) fn build(overview: &Overview) -> Vec<u8> {
    let rows = overview.exhibits.iter().flat_map(rows);
    let all = std::iter::once(row(&HEAD.map(str::to_owned))).chain(rows);
    all.collect::<String>().into_bytes()
}

fn rows(exhibit: &Exhibit) -> Vec<String> {
    exhibit
        .artefacts
        .iter()
        .map(|file| {
            row(&[
                exhibit.id.to_string(),
                exhibit.kind.to_owned(),
                file.path.to_string(),
                file.role.to_string(),
                file.bytes.to_string(),
                file.sha256.to_string(),
                file.media_type.clone(),
                exhibit.started.to_string(),
                exhibit.actor.to_string(),
            ])
        })
        .collect()
}

fn row(cells: &[String]) -> String {
    let cells: Vec<String> = cells.iter().map(|c| cell(c)).collect();
    cells.join(",") + "\n"
}

fn cell(text: &str) -> String {
    let guard = if text.starts_with(FORMULA) { "'" } else { "" };
    if text.contains([',', '"', '\n', '\r']) {
        format!("\"{guard}{}\"", text.replace('"', "\"\""))
    } else {
        format!("{guard}{text}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula_or_breaks_its_row() {
        let cases = [
            ("image/png", "image/png"),
            ("=1+1", "'=1+1"),
            ("-2", "'-2"),
            ("@a", "'@a"),
            ("\tx", "'\tx"),
            ("a,b", "\"a,b\""),
            ("+a\"b", "\"'+a\"\"b\""),
            ("a\nb", "\"a\nb\""),
        ];
        for (text, expect) in cases {
            assert_eq!(cell(text), expect);
        }
        assert_eq!(row(&["E0001".into(), "a,b".into()]), "E0001,\"a,b\"\n");
    }
}
